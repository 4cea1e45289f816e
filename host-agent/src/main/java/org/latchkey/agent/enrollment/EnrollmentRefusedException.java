package org.latchkey.agent.enrollment;

/// The gateway was reached, proved itself, and refused. The message is a sentence for people.
public final class EnrollmentRefusedException extends Exception {
  EnrollmentRefusedException(String message) {
    super(message);
  }
}
