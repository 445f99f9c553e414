package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.type.TypeMirror;
import org.boiga.api.processor.Declaration.Function;
import org.boiga.api.processor.Declaration.Receiver;

/** Source of calls of Java methods and of the conversion of their results. */
final class Invocations {
  private final ProcessingEnvironment env;
  private final Target target;

  Invocations(ProcessingEnvironment env, Target target) {
    this.env = env;
    this.target = target;
  }

  /** The call with those operands. */
  String call(Function f, List<String> operands) {
    List<String> args = new ArrayList<>(List.of(target.variable()));
    String on =
        f.receiver() == Receiver.THIS
            ? cast(f.receiverType())
            : f.method().getEnclosingElement().toString();
    if (f.receiver() == Receiver.PARAMETER) {
      args.add(cast(f.receiverType()));
    }
    args.addAll(operands);
    return on + "." + f.method().getSimpleName() + "(" + String.join(", ", args) + ")";
  }

  private String cast(TypeMirror type) {
    String t = env.getTypeUtils().erasure(type).toString();
    return t.equals(target.object()) ? "self" : "((" + t + ") self)";
  }

  /** An object for the result of a call that is not void. */
  String convert(Function f, String call) {
    TypeMirror t = f.method().getReturnType();
    String make =
        switch (t.getKind()) {
          case BOOLEAN -> "bool";
          case INT, LONG -> "int_";
          case DOUBLE -> "float_";
          default -> MethodReader.isString(t) ? "str" : null;
        };
    return make == null ? call : target.value(make, call);
  }
}
