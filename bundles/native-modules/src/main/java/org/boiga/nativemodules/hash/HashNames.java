package org.boiga.nativemodules.hash;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The hash functions of {@code _hashlib} by name, and by the other names that OpenSSL has. */
final class HashNames {
  private static final Map<String, HashAlgorithm> BY_NAME = new TreeMap<>();
  private static final Map<String, HashAlgorithm> BY_ANY_NAME = new TreeMap<>();

  static {
    add("md5", 16, 64, "MD5", "ssl3-md5");
    add("sha1", 20, 64, "SHA-1", "sha-1", "ssl3-sha1");
    add("sha224", 28, 64, "SHA-224", "sha-224", "sha2-224");
    add("sha256", 32, 64, "SHA-256", "sha-256", "sha2-256");
    add("sha384", 48, 128, "SHA-384", "sha-384", "sha2-384");
    add("sha512", 64, 128, "SHA-512", "sha-512", "sha2-512");
    add("sha512_224", 28, 128, "SHA-512/224", "sha512-224", "sha-512/224", "sha2-512/224");
    add("sha512_256", 32, 128, "SHA-512/256", "sha512-256", "sha-512/256", "sha2-512/256");
    add("sha3_224", 28, 144, "SHA3-224", "sha3-224");
    add("sha3_256", 32, 136, "SHA3-256", "sha3-256");
    add("sha3_384", 48, 104, "SHA3-384", "sha3-384");
    add("sha3_512", 64, 72, "SHA3-512", "sha3-512");
    add(extendable(Sha3Module.Shake128.ALGORITHM), "shake128", "shake-128");
    add(extendable(Sha3Module.Shake256.ALGORITHM), "shake256", "shake-256");
    add(blake2("blake2b", true, 64), "blake2b512", "blake2b-512");
    add(blake2("blake2s", false, 32), "blake2s256", "blake2s-256");
  }

  private HashNames() {}

  private static void add(
      String name, int digestSize, int blockSize, String platformName, String... aliases) {
    add(
        HashAlgorithm.ofPlatform(
            HashlibModule.Hash::new, name, digestSize, blockSize, platformName),
        aliases);
  }

  private static void add(HashAlgorithm a, String... aliases) {
    BY_NAME.put(a.name(), a);
    BY_ANY_NAME.put(a.name(), a);
    for (String alias : aliases) {
      BY_ANY_NAME.put(alias, a);
    }
  }

  private static HashAlgorithm extendable(HashAlgorithm a) {
    return new HashAlgorithm(
        HashlibModule.Extendable::new, a.name(), a.digestSize(), a.blockSize(), a.start());
  }

  private static HashAlgorithm blake2(String name, boolean wide, int size) {
    Blake2.Parameters p = Blake2.Parameters.of(wide, size);
    return new HashAlgorithm(HashlibModule.Hash::new, name, size, 2 * size, () -> new Blake2(p));
  }

  /** The hash function of a name in any case, or null. */
  static HashAlgorithm find(String name) {
    return BY_ANY_NAME.get(name.toLowerCase(Locale.ROOT));
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }
}
