/// Tests of the sign-in conversation with a twin of the operating system, a person made of prepared
/// answers, and a clock moved by hand.
@NullMarked
package org.latchkey.agent.signin;

import org.jspecify.annotations.NullMarked;
