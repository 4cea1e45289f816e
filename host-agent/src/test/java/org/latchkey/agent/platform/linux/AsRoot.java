package org.latchkey.agent.platform.linux;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test that makes accounts or changes its user, and is skipped without root.
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
@EnabledIf(value = "org.latchkey.agent.platform.linux.Root#isHere", disabledReason = "needs root")
public @interface AsRoot {}
