package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * References are held by scope; counting by hand is for a few measured hot paths, which carry the
 * annotation {@code ManualCounting} on the method, on its class or on a class around it.
 */
class ManualCountingTest {
  private static final String COUNTED = "org/boiga/memory/Counted";
  private static final String MARK = "Lorg/boiga/memory/ManualCounting;";
  private static final Set<String> COUNTING = Set.of("incref", "decref");

  private final Map<String, ClassModel> types =
      ClassFiles.all()
          .collect(
              Collectors.toMap(type -> type.thisClass().asInternalName(), Function.identity()));

  @Test
  void onlyMarkedCodeCountsByHand() throws IOException {
    TreeSet<String> marked = new TreeSet<>();
    TreeSet<String> unmarked = new TreeSet<>();
    for (ClassModel type : types.values()) {
      for (MethodModel method : type.methods()) {
        if (countsByHand(method)) {
          (isMarked(type, method) ? marked : unmarked).add(describe(type, method));
        }
      }
    }
    Files.write(Path.of("target/manual-counting.txt"), marked);
    assertThat(unmarked)
        .as("code that counts by hand without @ManualCounting (marked: %s)", marked)
        .isEmpty();
  }

  private boolean countsByHand(MethodModel method) {
    return method
        .code()
        .map(code -> code.elementStream().anyMatch(this::isCountingInstruction))
        .orElse(false);
  }

  private boolean isCountingInstruction(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> isCounting(call.method());
      case InvokeDynamicInstruction reference ->
          reference.bootstrapArgs().stream()
              .anyMatch(
                  argument ->
                      argument instanceof DirectMethodHandleDesc handle
                          && COUNTING.contains(handle.methodName())
                          && isCounted(internalName(handle.owner())));
      default -> false;
    };
  }

  private boolean isCounting(MemberRefEntry member) {
    return COUNTING.contains(member.name().stringValue())
        && isCounted(member.owner().asInternalName());
  }

  private static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private boolean isCounted(String type) {
    for (String name = type; name != null; name = superclass(name)) {
      if (name.equals(COUNTED)) {
        return true;
      }
    }
    return false;
  }

  private String superclass(String name) {
    ClassModel type = types.get(name);
    return type == null ? null : type.superclass().map(s -> s.asInternalName()).orElse(null);
  }

  private boolean isMarked(ClassModel type, MethodModel method) {
    String name = method.methodName().stringValue();
    boolean methodMarked =
        type.methods().stream()
            .filter(other -> isOrEncloses(other.methodName().stringValue(), name))
            .anyMatch(ManualCountingTest::hasMark);
    return methodMarked || isMarked(type);
  }

  /** A lambda compiles to a method that is named after the method around it. */
  private static boolean isOrEncloses(String method, String other) {
    return other.equals(method) || other.startsWith("lambda$" + method + "$");
  }

  private boolean isMarked(ClassModel type) {
    String name = type.thisClass().asInternalName();
    while (true) {
      if (types.containsKey(name) && hasMark(types.get(name))) {
        return true;
      }
      int nested = name.lastIndexOf('$');
      if (nested < 0) {
        return false;
      }
      name = name.substring(0, nested);
    }
  }

  private static boolean hasMark(AttributedElement element) {
    return element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .map(found -> found.annotations())
        .orElse(List.of())
        .stream()
        .anyMatch(annotation -> annotation.className().equalsString(MARK));
  }

  private static String describe(ClassModel type, MethodModel method) {
    return type.thisClass().asInternalName().replace('/', '.') + '.' + method.methodName();
  }
}
