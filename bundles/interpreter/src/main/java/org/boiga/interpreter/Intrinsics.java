package org.boiga.interpreter;

import org.boiga.compiler.bytecode.Intrinsic;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.AsyncGenValue;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.TypeParameters;

/** The rare operations of {@link Intrinsic}. */
@ManualCounting("registers own references")
final class Intrinsics {
  private Intrinsics() {}

  /** Applies an intrinsic to temporaries from register b on, which are consumed; owned. */
  static PyObject execute(ThreadState ts, Intrinsic f, int base, int b) {
    PyObject[] regs = ts.stack.regs;
    PyObject x = regs[base + b];
    PyObject y = f.arity > 1 ? regs[base + b + 1] : null;
    int mark = ts.mark();
    PyObject result = ts.take(mark, apply(ts, f, x, y));
    for (int i = 0; i < f.arity; i++) {
      Frames.clearOwned(ts, base + b + i);
    }
    return result;
  }

  private static PyObject apply(ThreadState ts, Intrinsic f, PyObject x, PyObject y) {
    return switch (f) {
      case PRINT -> {
        PyObject hook = ts.interp.sys.get(ts, "displayhook");
        if (hook == null) {
          throw PyErr.runtimeError(ts, "lost sys.displayhook");
        }
        yield Calls.call(ts, hook, x);
      }
      case TYPEVAR -> TypeParameters.typeVar(ts, x, null, null);
      case TYPEVAR_WITH_BOUND -> TypeParameters.typeVar(ts, x, y, null);
      case TYPEVAR_WITH_CONSTRAINTS -> TypeParameters.typeVar(ts, x, null, y);
      case PARAMSPEC -> TypeParameters.paramSpec(ts, x);
      case TYPEVARTUPLE -> TypeParameters.typeVarTuple(ts, x);
      case SUBSCRIPT_GENERIC -> TypeParameters.subscriptGeneric(ts, (PyTuple) x);
      case TYPEALIAS -> {
        PyTuple t = (PyTuple) x;
        yield TypeParameters.typeAlias(ts, t.at(0), t.at(1), t.at(2));
      }
      case SET_TYPEPARAM_DEFAULT -> TypeParameters.setDefault(ts, x, y);
      case SET_FUNCTION_TYPE_PARAMS -> {
        Attributes.set(ts, x, Names.__type_params__, y);
        yield x;
      }
      case ASYNC_GEN_WRAP -> new AsyncGenValue(ts, x);
    };
  }
}
