/// What an administrator of this host may choose: one commented TOML file, read into records.
///
/// A key that is not known and a value that cannot be used are errors that name file and line, so
/// that a slip of the pen never silently leaves a default in force. A missing file at the default
/// place means the defaults, which are safe. Nothing secret stands in the settings. Start reading
/// at `SettingsFile`; the commented default file is the resource `agent.toml`, described in
/// `docs/agent.md`.
@NullMarked
package org.latchkey.agent.settings;

import org.jspecify.annotations.NullMarked;
