/// Tests of Noise, by published vectors and by what an attacker may send.
@NullMarked
package org.latchkey.agent.noise;

import org.jspecify.annotations.NullMarked;
