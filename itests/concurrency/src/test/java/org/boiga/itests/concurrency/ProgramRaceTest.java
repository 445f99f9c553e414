package org.boiga.itests.concurrency;

import org.junit.jupiter.api.Test;

/** Races of Python code: attributes of types behind inline caches, and weak references. */
class ProgramRaceTest extends ProgramRaces {
  /** No thread sees an older value of a class attribute after a newer one. */
  @Test
  void attributesOfTypesGoForwards() throws Exception {
    race(
        3,
        """
        class Base:
            number = -1
            def method(self):
                return type(self).number

        class Derived(Base):
            pass

        value = 0
        def start():
            global derived
            derived = Derived()

        def act(actor):
            global value
            last = -1
            for i in range(20):
                if actor == 0:
                    value += 1
                    Base.number = value
                else:
                    for seen in (derived.number, Derived.number, derived.method()):
                        assert seen >= last, (seen, last)
                        last = seen

        def check():
            return None if Derived.number == derived.method() == value else (Derived.number, value)
        """);
  }

  /** An override that comes and goes is seen whole or not at all, and seen in the end. */
  @Test
  void overridesComeAndGo() throws Exception {
    race(
        3,
        """
        class Base:
            def name(self):
                return "base"

        class Derived(Base):
            pass

        def other(self):
            return "derived"

        def start():
            global derived
            derived = Derived()

        def act(actor):
            for i in range(20):
                if actor == 0:
                    Derived.name = other
                    del Derived.name
                else:
                    assert derived.name() in ("base", "derived")
            if actor == 0:
                Derived.name = other

        def check():
            seen = derived.name()
            del Derived.name
            return None if seen == "derived" and derived.name() == "base" else seen
        """);
  }

  /** A weak reference gives the whole object or nothing, and its callback runs once. */
  @Test
  void weakReferencesGiveTheObjectOrNothing() throws Exception {
    race(
        3,
        """
        import time
        import weakref

        class Thing:
            def __init__(self):
                self.alive = True
            def __del__(self):
                self.alive = False
                finalised.append(1)

        def start():
            global holder, reference, finalised, called
            finalised = []
            called = []
            thing = Thing()
            holder = [thing]
            reference = weakref.ref(thing, called.append)

        def act(actor):
            if actor == 0:
                holder.pop()
            else:
                for i in range(5):
                    thing = reference()
                    if thing is not None:
                        assert thing.alive
                    del thing

        def check():
            # What another thread let go last goes when its owner, this thread, comes to a safepoint.
            for i in range(1000):
                if reference() is None and len(finalised) == 1 and len(called) == 1:
                    return None
                time.sleep(0.001)
            return reference(), finalised, called
        """);
  }
}
