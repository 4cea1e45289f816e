package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.latchkey.agent.stream.StreamLedger.Verdict.DROP;
import static org.latchkey.agent.stream.StreamLedger.Verdict.TAKE;

import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Spec("A9")
class StreamLedgerTest {
  private static final FaultNotice FAULT = new FaultNotice("internal", null);
  private static final Frame OPEN = new Frame.Open(1, 10, "files", "");
  private static final Frame ACCEPTED = new Frame.Accepted(1, 10);
  private static final Frame CLOSE = new Frame.Close(1, null);
  private static final Frame ABORT = new Frame.Close(1, FAULT);
  private static final Frame CREDIT = new Frame.Credit(1, 1);

  private final StreamLedger ledger = new StreamLedger();

  private static Frame data(int bytes) {
    return new Frame.Data(1, Bytes.view(new byte[bytes]));
  }

  private void opened() throws RuleBrokenException {
    assertEquals(TAKE, ledger.fromBrowser(OPEN));
    assertEquals(TAKE, ledger.fromHost(ACCEPTED));
  }

  private void browserBreaksARuleWith(Frame frame) {
    assertThrows(RuleBrokenException.class, () -> ledger.fromBrowser(frame));
  }

  private void hostBreaksARuleWith(Frame frame) {
    assertThrows(RuleBrokenException.class, () -> ledger.fromHost(frame));
  }

  @Test
  void dataWithinCreditPassesBothWays() throws RuleBrokenException {
    opened();
    assertEquals(TAKE, ledger.fromBrowser(data(10)));
    assertEquals(TAKE, ledger.fromHost(data(4)));
    assertEquals(0, ledger.browserCredit(1));
    assertEquals(6, ledger.hostCredit(1));
    assertEquals(TAKE, ledger.fromBrowser(new Frame.Credit(1, 3)));
    assertEquals(9, ledger.hostCredit(1));
  }

  @Test
  void dataBeyondCreditBreaksARule() throws RuleBrokenException {
    opened();
    browserBreaksARuleWith(data(11));
  }

  @Test
  void theHostTooIsHeldToItsCredit() throws RuleBrokenException {
    opened();
    hostBreaksARuleWith(data(11));
  }

  @Test
  void moreThanSixteenMebibytesOfCreditBreakARule() throws RuleBrokenException {
    opened();
    ledger.fromBrowser(new Frame.Credit(1, StreamLimits.MAX_CREDIT_BYTES - 10));
    browserBreaksARuleWith(CREDIT);
  }

  @Test
  void anOpenWithTooMuchCreditBreaksARule() {
    browserBreaksARuleWith(new Frame.Open(1, StreamLimits.MAX_CREDIT_BYTES + 1, "files", ""));
  }

  @Test
  void dataBeforeAcceptedBreaksARule() throws RuleBrokenException {
    ledger.fromBrowser(OPEN);
    browserBreaksARuleWith(data(1));
  }

  @Test
  void aStreamIdIsNeverUsedTwice() throws RuleBrokenException {
    opened();
    browserBreaksARuleWith(OPEN);
  }

  @Test
  void aSpentIdIsNeverUsedAgain() throws RuleBrokenException {
    ledger.fromBrowser(OPEN);
    ledger.fromHost(new Frame.Refused(1, FAULT));
    browserBreaksARuleWith(OPEN);
  }

  @Test
  void onlyTheBrowserOpensAndOnlyTheHostAnswers() {
    hostBreaksARuleWith(OPEN);
    browserBreaksARuleWith(ACCEPTED);
    browserBreaksARuleWith(new Frame.Refused(1, FAULT));
    hostBreaksARuleWith(ACCEPTED);
  }

  @Test
  void sixtyFourStreamsMayBeOpenAndNotOneMore() throws RuleBrokenException {
    for (int id = 1; id <= StreamLimits.MAX_OPEN_STREAMS; id++) {
      ledger.fromBrowser(new Frame.Open(id, 0, "files", ""));
    }
    browserBreaksARuleWith(new Frame.Open(65, 0, "files", ""));
  }

  @Test
  void aRefusedStreamMakesRoomForAnother() throws RuleBrokenException {
    for (int id = 1; id <= StreamLimits.MAX_STREAM_ID; id++) {
      ledger.fromBrowser(new Frame.Open(id, 0, "files", ""));
      ledger.fromHost(new Frame.Refused(id, FAULT));
    }
    assertEquals(0, ledger.openStreams());
  }

  @Test
  void aClosedDirectionSendsNoMoreDataAndTheOtherStillDoes() throws RuleBrokenException {
    opened();
    ledger.fromBrowser(CLOSE);
    assertEquals(TAKE, ledger.fromHost(data(1)));
    browserBreaksARuleWith(data(1));
  }

  @Test
  void aSecondCloseBreaksARule() throws RuleBrokenException {
    opened();
    ledger.fromBrowser(CLOSE);
    browserBreaksARuleWith(CLOSE);
  }

  @Test
  void afterBothClosesCreditAndCloseThatCrossedAreDroppedAndDataBreaksARule()
      throws RuleBrokenException {
    opened();
    ledger.fromBrowser(CLOSE);
    ledger.fromHost(CLOSE);
    assertEquals(DROP, ledger.fromBrowser(CREDIT));
    assertEquals(DROP, ledger.fromBrowser(ABORT));
    assertEquals(DROP, ledger.fromHost(CREDIT));
    browserBreaksARuleWith(data(1));
  }

  @Test
  void whatCrossesACloseWithAFaultIsDroppedUntilTheAnsweringClose() throws RuleBrokenException {
    opened();
    ledger.fromHost(ABORT);
    assertEquals(DROP, ledger.fromBrowser(data(10)));
    assertEquals(DROP, ledger.fromBrowser(CREDIT));
    assertEquals(TAKE, ledger.fromBrowser(CLOSE));
    assertEquals(0, ledger.openStreams());
    browserBreaksARuleWith(data(1));
  }

  @Test
  void afterItsOwnCloseWithAFaultASideSendsNothingMore() throws RuleBrokenException {
    opened();
    ledger.fromBrowser(ABORT);
    browserBreaksARuleWith(CREDIT);
  }

  @Test
  void aStreamGivenUpBeforeItWasAcceptedIsAnsweredByAClose() throws RuleBrokenException {
    ledger.fromBrowser(OPEN);
    ledger.fromBrowser(ABORT);
    assertEquals(TAKE, ledger.fromHost(CLOSE));
    assertEquals(0, ledger.openStreams());
  }

  @Test
  void anAcceptThatCrossesAGivenUpOpenIsDropped() throws RuleBrokenException {
    ledger.fromBrowser(OPEN);
    ledger.fromBrowser(ABORT);
    assertEquals(DROP, ledger.fromHost(ACCEPTED));
    assertEquals(DROP, ledger.fromHost(data(1)));
    assertEquals(TAKE, ledger.fromHost(CLOSE));
  }

  @Test
  void aSideThatHasClosedMayStillGiveUpWithAFault() throws RuleBrokenException {
    opened();
    ledger.fromBrowser(CLOSE);
    assertEquals(TAKE, ledger.fromBrowser(ABORT));
    assertEquals(DROP, ledger.fromHost(data(1)));
    assertEquals(TAKE, ledger.fromHost(CLOSE));
    assertEquals(0, ledger.openStreams());
  }

  @Test
  void framesOnStreamsThatNeverWereBreakARule() {
    browserBreaksARuleWith(data(1));
    browserBreaksARuleWith(CREDIT);
    browserBreaksARuleWith(CLOSE);
    hostBreaksARuleWith(data(1));
  }

  @Test
  void controlIsAlwaysOpen() throws RuleBrokenException {
    assertEquals(TAKE, ledger.fromBrowser(new Frame.Data(0, Bytes.fromHex("7b7d"))));
    assertEquals(TAKE, ledger.fromHost(new Frame.Data(0, Bytes.fromHex("7b7d"))));
  }
}
