package org.latchkey.agent.diagnosis;

/// What one check found.
///
/// @param check one word that names it, such as `clock`; a promise to scripts
/// @param found a sentence
/// @param advice what to do; empty where there is nothing to do
public record Finding(String check, Verdict verdict, String found, String advice) {}
