#!/bin/sh
# The agent's command. Everything it loads lies beside it.
here=$(dirname "$(readlink -f "$0")")/..
exec "@java@" --enable-native-access=ALL-UNNAMED -cp "$here/lib/*" org.latchkey.agent.command.Main "$@"
