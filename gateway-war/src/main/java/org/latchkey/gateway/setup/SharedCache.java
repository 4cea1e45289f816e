package org.latchkey.gateway.setup;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One of the server's caches that all nodes share: a map of texts, bounded by the server's own
/// configuration. What is in it may be forgotten at any moment.
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface SharedCache {
  /// Its name in the cache container `latchkey`.
  String value();
}
