package org.latchkey.agent.signin;

/// The sentences of our own that the conversation uses, from the catalogue.
///
/// @param userName label of the first prompt
/// @param passwordExpired notice for someone whose password was right and has expired
public record SignInTexts(String userName, String passwordExpired) {}
