/// Measures the product against its peers, on one machine in one run.
///
/// `bench/run` starts what is measured and then these programs: [RelayBench] for the way through
/// the gateway, [PictureBench] for the way from the screen to a viewer. Each prints [Figure]s as
/// JSON lines. Nothing here asserts a time, and no build runs it.
@NullMarked
package org.latchkey.bench;

import org.jspecify.annotations.NullMarked;
