package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tools that watch a program see, in order: what is printed is what CPython 3.14.3 prints. The
 * checked mode holds that watching leaves counts balanced.
 */
class InstrumentationTest {
  @TempDir Path folder;

  private String printed(String program) throws Exception {
    Path file = Files.writeString(folder.resolve("program.py"), program);
    Result result = BoigaProcess.boiga("-W", "ignore", "-X", "refcheck", file.toString()).run();
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  @Test
  void traceFunctionsSeeCallsLinesReturnsAndExceptions() throws Exception {
    String program =
        """
        import sys

        def inner(n):
            if n == 0:
                raise ValueError
            return n

        def outer():
            total = 0
            for n in 1, 0:
                try:
                    total += inner(n)
                except ValueError:
                    total += 10
            return total

        def tracer(frame, event, arg):
            what = arg[0].__name__ if event == 'exception' else arg
            print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, what)
            return tracer

        sys.settrace(tracer)
        outer()
        sys.settrace(None)
        outer()
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            call outer 0 None
            line outer 1 None
            line outer 2 None
            line outer 3 None
            line outer 4 None
            call inner 0 None
            line inner 1 None
            line inner 3 None
            return inner 3 1
            line outer 2 None
            line outer 3 None
            line outer 4 None
            call inner 0 None
            line inner 1 None
            line inner 2 None
            exception inner 2 ValueError
            return inner 2 None
            exception outer 4 ValueError
            line outer 5 None
            line outer 6 None
            line outer 2 None
            line outer 7 None
            return outer 7 11
            """);
  }

  @Test
  void profileFunctionsSeePythonAndNativeCalls() throws Exception {
    String program =
        """
        import sys

        def numbers():
            yield len('ab')
            yield 2

        def work():
            total = sum(numbers())
            try:
                int('x')
            except ValueError:
                pass
            return total

        def profiler(frame, event, arg):
            what = arg.__name__ if event.startswith('c_') else arg
            print(event, frame.f_code.co_name, what)

        sys.setprofile(profiler)
        work()
        sys.setprofile(None)
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            call work None
            c_call work sum
            call numbers None
            c_call numbers len
            c_return numbers len
            return numbers 2
            call numbers None
            return numbers 2
            call numbers None
            return numbers None
            c_return work sum
            return work 4
            c_call <module> setprofile
            """);
  }

  @Test
  void monitoringReportsEventsInOrder() throws Exception {
    String program =
        """
        import sys

        mon = sys.monitoring
        names = (
            'PY_START PY_RESUME PY_RETURN PY_YIELD PY_UNWIND PY_THROW CALL C_RETURN C_RAISE RAISE '
            'EXCEPTION_HANDLED LINE').split()
        E = mon.events

        def pair():
            yield 1
            other = 2

        def work(limit):
            try:
                for n in pair():
                    if n > limit:
                        abs(n)
                raise KeyError
            except KeyError:
                return 'caught'

        def report(name):
            def callback(code, *rest):
                if code.co_name in ('pair', 'work'):
                    last = rest[-1]
                    if name == 'LINE':
                        last -= code.co_firstlineno
                    elif name in ('CALL', 'C_RETURN'):
                        last = rest[1].__name__
                    elif isinstance(last, BaseException):
                        last = type(last).__name__
                    elif name in ('PY_START', 'PY_RESUME'):
                        last = ''
                    elif type(last).__name__ == 'generator':
                        last = 'generator'
                    print(f'{name} {code.co_name} {last}'.rstrip())
            return callback

        mon.use_tool_id(2, 'test')
        for name in names:
            mon.register_callback(2, getattr(E, name), report(name))
        chosen = 0
        for name in names:
            if name not in ('C_RETURN', 'C_RAISE'):
                chosen |= getattr(E, name)
        mon.set_events(2, chosen)
        work(0)
        mon.set_events(2, 0)
        work(0)
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            PY_START work
            LINE work 1
            LINE work 2
            CALL work pair
            PY_START pair
            LINE pair 1
            PY_YIELD pair 1
            LINE work 3
            LINE work 4
            CALL work abs
            C_RETURN work abs
            LINE work 2
            PY_RESUME pair
            LINE pair 2
            PY_RETURN pair None
            LINE work 5
            RAISE work KeyError
            EXCEPTION_HANDLED work KeyError
            LINE work 6
            LINE work 7
            PY_RETURN work caught
            """);
  }

  @Test
  void disabledEventsComeBackWhenTheyAreRestarted() throws Exception {
    String program =
        """
        import sys

        mon = sys.monitoring

        def loop():
            n = 0
            for i in range(3):
                n += i
            return n

        def line(code, number):
            print('line', number - code.co_firstlineno)
            return mon.DISABLE

        def start(code, offset):
            print('start', code.co_name)

        mon.use_tool_id(3, 'first')
        mon.use_tool_id(4, 'second')
        mon.register_callback(3, mon.events.LINE, line)
        mon.register_callback(4, mon.events.PY_START, start)
        mon.set_local_events(3, loop.__code__, mon.events.LINE)
        mon.set_local_events(4, loop.__code__, mon.events.PY_START)
        loop()
        loop()
        mon.restart_events()
        loop()
        mon.set_local_events(4, loop.__code__, 0)
        mon.free_tool_id(3)
        print(loop(), mon.get_tool(3), mon.get_tool(4))
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            start loop
            line 1
            line 2
            line 3
            line 2
            line 4
            start loop
            start loop
            line 1
            line 2
            line 3
            line 2
            line 4
            3 None second
            """);
  }

  @Test
  void linesCanBeJumpedToWhereNothingIsHalfDone() throws Exception {
    String program =
        """
        import sys

        def work():
            seen = ['a']
            seen.append('b')
            seen.append('c')
            for x in 1, 2:
                seen.append(x)
            seen.append('d')
            return seen

        def jump(start, to):
            def tracer(frame, event, arg):
                if frame.f_code is not work.__code__:
                    return None
                if event == 'line' and frame.f_lineno == first + start and not done:
                    done.append(True)
                    try:
                        frame.f_lineno = first + to
                    except ValueError as e:
                        print(e)
                return tracer
            first = work.__code__.co_firstlineno
            done = []
            sys.settrace(tracer)
            try:
                print(start, to, work())
            finally:
                sys.settrace(None)

        jump(2, 6)
        jump(6, 2)
        jump(5, 7)
        jump(2, 5)
        jump(2, 20)
        work()
        try:
            sys._getframe().f_lineno = 1
        except ValueError as e:
            print(e)
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            2 6 ['a', 'd']
            6 2 ['a', 'b', 'c', 1, 2, 'b', 'c', 1, 2, 'd']
            5 7 ['a', 'b', 'c']
            can't jump into the body of a for loop
            2 5 ['a', 'b', 'c', 1, 2, 'd']
            line 23 comes after the current code block
            2 20 ['a', 'b', 'c', 1, 2, 'd']
            f_lineno can only be set in a trace function
            """);
  }

  @Test
  void codeThatRunsInAnotherThreadCanBeWatched() throws Exception {
    String program =
        """
        import sys, threading

        mon = sys.monitoring
        started, traced, go_on = (threading.Event() for _ in range(3))
        running = True

        def spin():
            n = 0
            while running:
                n += 1
                started.set()
            return 'ended'

        def line(code, number):
            if code is spin.__code__ and threading.current_thread() is not threading.main_thread():
                traced.set()

        results = []
        thread = threading.Thread(target=lambda: results.append(spin()))
        thread.start()
        started.wait()
        mon.use_tool_id(2, 'test')
        mon.register_callback(2, mon.events.LINE, line)
        for _ in range(3):
            mon.set_events(2, mon.events.LINE)
            print('traced', traced.wait(60))
            mon.set_events(2, 0)
            traced.clear()
        threading.settrace_all_threads(lambda frame, event, arg: None)
        print(sys.gettrace() is not None)
        sys.settrace(None)
        running = False
        thread.join()
        print(results)
        """;
    assertThat(printed(program))
        .isEqualTo(
            """
            traced True
            traced True
            traced True
            True
            ['ended']
            """);
  }
}
