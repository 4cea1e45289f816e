package org.latchkey.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

class ServerSettingsTest {
  private static final String HTTPS =
      "/subsystem=undertow/server=default-server/https-listener=https:write-attribute";

  @Test
  @Spec("A8")
  void onlyAuthenticatedCiphersWithForwardSecrecyAreOffered() throws IOException {
    String context = only("/subsystem=elytron/server-ssl-context=gateway:add");
    var suites = Pattern.compile("TLS_[A-Z0-9_]+").matcher(context).results().toList();
    assertFalse(suites.isEmpty());
    for (var suite : suites) {
      assertTrue(
          suite
              .group()
              .matches(
                  "TLS_(ECDHE_(ECDSA|RSA)_WITH_)?(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA\\d+"),
          suite.group());
    }
    assertTrue(context.contains("use-cipher-suites-order=true"));
  }

  @Test
  @Spec("A8")
  void onlyTls13AndTls12AreSpoken() throws IOException {
    String context = only("/subsystem=elytron/server-ssl-context=gateway:add");
    assertTrue(
        context.contains(
            "protocols=[\"${latchkey.tls.first:TLSv1.3}\",\"${latchkey.tls.second:TLSv1.2}\"]"),
        context);
  }

  @Test
  void thereIsNoPlainHttp() throws IOException {
    only("/subsystem=undertow/server=default-server/http-listener=default:remove");
    assertTrue(
        commands().stream()
            .noneMatch(line -> line.contains("http-listener") && line.contains(":add")));
  }

  @Test
  void theKeyLiesInTheGatewaysOwnDirectoryAndMustBeThere() throws IOException {
    String keys = only("/subsystem=elytron/key-store=gateway:add");
    assertTrue(keys.contains("relative-to=\"jboss.server.base.dir\""), keys);
    only("/subsystem=elytron/key-store=gateway:write-attribute(name=required, value=true)");
  }

  @Test
  void managementAnswersOnLoopbackOnly() throws IOException {
    assertEquals(
        "/interface=management:write-attribute(name=inet-address, value=\"127.0.0.1\")",
        only("/interface=management"));
  }

  @Test
  void requestBodiesAreBounded() throws IOException {
    only(HTTPS + "(name=max-post-size, value=65536)");
  }

  @Test
  void noPasswordStandsInTheImage() throws IOException {
    for (String line : commands()) {
      assertFalse(line.matches(".*(password|clear-text)=\"?+(?!\\$\\{).*"), line);
    }
  }

  private static String only(String start) throws IOException {
    List<String> found = commands().stream().filter(line -> line.startsWith(start)).toList();
    assertEquals(1, found.size(), start);
    return found.getFirst();
  }

  private static List<String> commands() throws IOException {
    List<String> lines = new ArrayList<>();
    try (var files = Files.newDirectoryStream(Path.of("cli"), "*.cli")) {
      for (Path file : files) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(lines::add);
      }
    }
    return lines;
  }
}
