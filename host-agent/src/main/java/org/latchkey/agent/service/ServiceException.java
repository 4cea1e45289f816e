package org.latchkey.agent.service;

/// The service cannot be installed or removed here. The message is a sentence for people.
public final class ServiceException extends Exception {
  ServiceException(String message) {
    super(message);
  }
}
