package org.latchkey.gateway.websocket;

/// The longest messages that a socket takes.
public record Limits(int textBytes, int binaryBytes) {}
