package org.boiga.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.boiga.compiler.bytecode.Disassembler;
import org.junit.jupiter.api.Test;

/**
 * Compiled files of a compiler that made other code must not be used: who changes the code that is
 * made raises {@link Compiler#CODE_VERSION}, and puts it and the new checksum here.
 */
class CodeVersionTest {
  private static final int VERSION = 3710;
  private static final long CHECKSUM = 3755989300L;

  private static final String PROGRAM =
      """
      import os, sys as s
      from . import a
      from .b import c as d
      x: int = 1
      def f(a, /, b, *c, d=1, **e):
          global x
          for i in c:
              if i > b: return i
              elif i is None: continue
              else: break
          else:
              x += a @ b
          while b := d: del e['k'], a.b
          with open(a) as g, h as (i, *j): yield i
          try: raise ValueError from a
          except (A, B) as err: pass
          except: pass
          finally: print(f"{a!r:>{b}}", t"{c}")
          return (yield from a)
      async def g():
          async with a as b:
              async for c in d: await e
          return [i async for i in a if i], {k: v for k, v in a}, {*a, 1}, (z for z in y)
      class C(B, metaclass=M, **k):
          __slots__ = ()
          @p.setter
          def m(self): return super().m, lambda q: self.r[1:2, ...] < 3 <= not_ and -t or ~u
      def match_(v):
          match v:
              case 1 | -2.5: return 0
              case [a, *_]: return a
              case {"k": 1, **r} if r: return r
              case Point(x=0, y=q) as p: return p
              case _: assert v, "none"
      type T[K: int, *Ts, **P] = dict[K, tuple[*Ts]]
      def generic[K](k: K) -> K:
          n = k
          def inner():
              nonlocal n
              n += f(*k, **k)
              return {**k, 'a': 1}, [*k], n
          return inner
      try:
          f()
      except* ValueError as group:
          pass
      """;

  @Test
  void anotherCodeHasAnotherVersion() {
    CRC32 sum = new CRC32();
    sum.update(Disassembler.disassemble(Listing.compile(PROGRAM)).getBytes(StandardCharsets.UTF_8));
    assertThat(Compiler.CODE_VERSION).isEqualTo(VERSION);
    assertThat(sum.getValue())
        .as("checksum of the code of version %s; another one needs another version", VERSION)
        .isEqualTo(CHECKSUM);
  }
}
