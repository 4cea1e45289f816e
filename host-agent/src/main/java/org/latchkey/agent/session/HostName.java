package org.latchkey.agent.session;

/// How this host presents itself inside a channel.
///
/// @param computer the name that people gave it
/// @param version of the agent
public record HostName(String computer, String version) {}
