/// What tests of every module share: the tag that names a requirement.
@NullMarked
package org.latchkey.protocol;

import org.jspecify.annotations.NullMarked;
