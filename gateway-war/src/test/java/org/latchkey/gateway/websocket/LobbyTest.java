package org.latchkey.gateway.websocket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LobbyTest {
  private final Lobby lobby = new Lobby(3, 2);

  @Test
  void oneAddressCannotTakeAllTheRoom() {
    assertTrue(lobby.enter("a"));
    assertTrue(lobby.enter("a"));
    assertFalse(lobby.enter("a"));
    assertTrue(lobby.enter("b"));
  }

  @Test
  void allAddressesTogetherHaveALimit() {
    assertTrue(lobby.enter("a"));
    assertTrue(lobby.enter("b"));
    assertTrue(lobby.enter("c"));
    assertFalse(lobby.enter("d"));
  }

  @Test
  void aPlaceGivenBackCanBeTakenAgain() {
    assertTrue(lobby.enter("a"));
    assertTrue(lobby.enter("a"));
    lobby.leave("a");
    assertTrue(lobby.enter("a"));
    lobby.leave("a");
    lobby.leave("a");
    assertTrue(lobby.enter("b"));
    assertTrue(lobby.enter("b"));
    assertTrue(lobby.enter("c"));
  }

  @Test
  void oneIpv6NetworkIsOneAddress() {
    assertTrue(lobby.enter("2001:db8:0:1:0:0:0:1"));
    assertTrue(lobby.enter("2001:db8:0:1:ffff:0:0:2"));
    assertFalse(lobby.enter("2001:db8:0:1:0:0:0:3"));
    assertTrue(lobby.enter("2001:db8:0:2:0:0:0:1"));
    lobby.leave("2001:db8:0:1:0:0:0:1");
    assertTrue(lobby.enter("2001:db8:0:1:0:0:0:3"));
  }
}
