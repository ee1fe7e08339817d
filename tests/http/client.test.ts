import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "#app/http/client.server.ts";

describe("whose connection it is", () => {
  test.each([
    ["without a proxy it is the connection's", "198.51.100.1", 0, "192.0.2.1"],
    ["behind one it is the last entry", "10.0.0.1, 198.51.100.1", 1, "198.51.100.1"],
    ["behind two it is the last but one", "10.0.0.1, 198.51.100.1, 203.0.113.5", 2, "198.51.100.1"],
    [
      "what is no address is counted too: the client wrote what stands before it",
      "10.0.0.1, unknown, 203.0.113.5",
      2,
      "192.0.2.1",
    ],
    ["and none is looked for further ahead", "10.0.0.1, 198.51.100.1:443", 1, "192.0.2.1"],
    ["nor where there are fewer entries than proxies", "198.51.100.1", 2, "192.0.2.1"],
    ["an empty header is none", "", 1, "192.0.2.1"],
    ["an IPv6 address is one", " 2001:db8::1 ", 1, "2001:db8::1"],
  ])("%s", (_, header, hops, address) => {
    expect(clientAddress(header, "192.0.2.1", hops)).toBe(address);
  });

  test("whatever a client writes in front of what the proxies add changes nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), fc.ipV4(), (forged, client, inner) => {
        expect(clientAddress(`${forged}, ${client}, ${inner}`, "192.0.2.1", 2)).toBe(client);
      }),
    );
  });
});

describe("what limits count by", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::ffff:c000:201", "192.0.2.1"],
    ["?", "?"],
  ])("%s is one of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test("two IPv6 addresses count as one exactly when their first 64 bits are equal", () => {
    const groups = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 4, maxLength: 4 });
    const written = (all: number[]) => all.map((group) => group.toString(16)).join(":");
    fc.assert(
      fc.property(groups, groups, groups, groups, (net, host, otherNet, otherHost) => {
        const [one, same, other] = [
          [...net, ...host],
          [...net, ...otherHost],
          [...otherNet, ...host],
        ].map((all) => networkOf(written(all)));
        expect(same).toBe(one);
        expect(other === one).toBe(written(net) === written(otherNet));
      }),
    );
  });
});
