package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of more than 8000 bytecodes (HugeMethodLimit). */
class MethodSizeTest {
  private static final int LIMIT = 7500;

  @Test
  void everyMethodStaysWellBelowTheSizeThatHotSpotRefusesToCompile() {
    List<String> huge = ClassFiles.all().flatMap(MethodSizeTest::hugeMethods).toList();
    assertThat(huge).as("methods of more than %d bytecodes", LIMIT).isEmpty();
  }

  private static Stream<String> hugeMethods(ClassModel type) {
    return type.methods().stream()
        .filter(method -> !method.methodName().equalsString("<clinit>"))
        .filter(method -> size(method) > LIMIT)
        .map(
            method ->
                "%s.%s%s: %d"
                    .formatted(
                        type.thisClass().asInternalName().replace('/', '.'),
                        method.methodName(),
                        method.methodType(),
                        size(method)));
  }

  private static int size(MethodModel method) {
    return method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
  }
}
