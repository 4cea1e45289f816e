package org.latchkey.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

@Spec("A3")
final class Argon2idTest {
  private static final HashCost CHEAP = new HashCost(64, 1, 1);
  private static final Password PASSWORD = Password.of("correct horse battery");

  private final SecureRandom random = new SecureRandom();

  private Argon2id argon2id(int pepper) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) pepper;
    return new Argon2id(bytes, CHEAP, random);
  }

  @Test
  void aHashFitsItsPasswordAfterBeingWrittenAndRead() {
    String phc = argon2id(1).hash(PASSWORD).phc();
    assertTrue(phc.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), phc);
    assertTrue(argon2id(1).fits(PASSWORD, StoredHash.parse(phc)));
    assertFalse(argon2id(1).fits(Password.of("correct horse batterz"), StoredHash.parse(phc)));
    assertEquals(phc, StoredHash.parse(phc).phc());
  }

  @Test
  void theSamePasswordHasAnotherHashEachTime() {
    assertNotEquals(argon2id(1).hash(PASSWORD).phc(), argon2id(1).hash(PASSWORD).phc());
  }

  @Test
  void withoutThePepperTheRightPasswordDoesNotFit() {
    assertFalse(argon2id(2).fits(PASSWORD, argon2id(1).hash(PASSWORD)));
  }

  @Test
  void theSameCharactersFitHoweverUnicodeComposesThem() {
    StoredHash stored = argon2id(1).hash(Password.of("Zwölf Bäume am Fluss"));
    assertTrue(argon2id(1).fits(Password.of("Zwo\u0308lf Ba\u0308ume am Fluss"), stored));
  }

  @Test
  void storedHashesThatAreNoneOrAskForTooMuchAreRefused() {
    String good = argon2id(1).hash(PASSWORD).phc();
    for (String bad :
        new String[] {
          "",
          good + "x",
          good.replace("argon2id", "argon2i"),
          good.replace("m=64", "m=9999999"),
          good.replace("t=1", "t=999"),
          good.replace("p=1", "p=0"),
          good.replace("v=19", "v=16")
        }) {
      assertThrows(IllegalArgumentException.class, () -> StoredHash.parse(bad), bad);
    }
  }

  @Test
  void thePresentCostIsNotBelowTheRecommendedOnes() {
    assertEquals(new HashCost(64 * 1024, 3, 1), HashCost.CURRENT);
  }

  @Test
  void aPasswordDoesNotShowInText() {
    assertFalse(PASSWORD.toString().contains("horse"));
  }
}
