package org.latchkey.agent.signin;

/// The sentences of our own that the conversation uses, from the catalogue.
///
/// @param userName label of the first prompt
/// @param passwordExpired notice for someone whose password was right and has expired, where it
///   cannot be changed from here
/// @param passwordNotChanged notice for someone who did not get to a new one
public record SignInTexts(String userName, String passwordExpired, String passwordNotChanged) {}
