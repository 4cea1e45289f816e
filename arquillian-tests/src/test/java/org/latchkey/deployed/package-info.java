/// Tests of the EAR as it is deployed on the provisioned server. They run against the one gateway
/// that `./test` starts and that the browser stories use at the same time; they must not stop it,
/// and must leave its data as they found it. Start reading at [ServerPromisesIT].
@NullMarked
package org.latchkey.deployed;

import org.jspecify.annotations.NullMarked;
