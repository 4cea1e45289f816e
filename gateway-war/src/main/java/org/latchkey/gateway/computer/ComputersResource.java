package org.latchkey.gateway.computer;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.signin.CurrentSignIn;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.wire.Base64Url;

/// `GET /api/computers` (`docs/protocol.md` §3).
@Path("/computers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComputersResource {
  @Inject CurrentSignIn current;
  @Inject Computers computers;
  @Inject Presence presence;

  @GET
  public Listing list() throws FaultException {
    return new Listing(
        computers.of(current.require().account().id()).stream().map(this::listed).toList());
  }

  private Listed listed(Computer computer) {
    return new Listed(
        computer.id().hex(),
        computer.name().text(),
        presence.isOnline(computer.id()),
        computer.lastSeen().orElse(null),
        Keys.of(computer.keys()));
  }

  record Listing(List<Listed> computers) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(String id, String name, boolean online, @Nullable Instant lastSeen, Keys host) {}

  record Keys(String signingKey, String channelKey) {
    static Keys of(HostKeys keys) {
      return new Keys(
          Base64Url.encode(keys.signingKey().raw()), Base64Url.encode(keys.channelKey().raw()));
    }
  }
}
