/// Tests of what the benchmarks compute, not of what they measure.
@NullMarked
package org.latchkey.bench;

import org.jspecify.annotations.NullMarked;
