package org.boiga.itests.rules;

import static java.util.stream.Collectors.joining;

import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the API that compiled classes export. */
final class ApiReader {
  private static final String VERSION = "Lorg/osgi/annotation/versioning/Version;";
  private static final String PROVIDER = "Lorg/osgi/annotation/versioning/ProviderType;";
  private static final String CONSUMER = "Lorg/osgi/annotation/versioning/ConsumerType;";

  private final Map<String, ClassModel> classes;
  private final ApiListing listing = new ApiListing();

  private ApiReader(Collection<ClassModel> models) {
    classes =
        models.stream().collect(Collectors.toMap(m -> name(m.thisClass()), Function.identity()));
  }

  /** The exported packages are those whose package-info has a version. */
  static ApiListing read(Collection<ClassModel> models) {
    ApiReader reader = new ApiReader(models);
    models.forEach(reader::readPackage);
    models.stream().filter(m -> reader.isAccessible(name(m.thisClass()))).forEach(reader::readType);
    return reader.listing;
  }

  private void readPackage(ClassModel model) {
    String name = name(model.thisClass());
    if (name.endsWith(".package-info")) {
      model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
          .flatMap(found -> found.annotations().stream())
          .filter(annotation -> annotation.className().equalsString(VERSION))
          .map(annotation -> annotation.elements().getFirst().value())
          .map(value -> ((AnnotationValue.OfString) value).stringValue())
          .forEach(version -> listing.packages().put(packageOf(name), ApiVersion.parse(version)));
    }
  }

  private void readType(ClassModel model) {
    String name = name(model.thisClass());
    listing.add(new ApiEntry(name, "", typeWords(model), null));
    addSupertypes(name, model);
    if (!isEnum(model)) {
      model.findAttribute(Attributes.permittedSubclasses()).stream()
          .flatMap(permitted -> permitted.permittedSubclasses().stream())
          .forEach(type -> addWord(name, ApiEntry.PERMITS + name(type)));
    }
    model.findAttribute(Attributes.record()).stream()
        .flatMap(record -> record.components().stream())
        .forEach(
            component ->
                addWord(
                    name,
                    ApiEntry.COMPONENT
                        + describe(component.descriptorSymbol())
                        + " "
                        + component.name()));
    addMembers(name, model, model);
  }

  private void addWord(String type, String member) {
    listing.add(new ApiEntry(type, member, List.of(), null));
  }

  private List<String> typeWords(ClassModel model) {
    int flags = flags(model);
    List<String> words = new ArrayList<>();
    words.add(visibility(flags));
    boolean isInterface = has(flags, ClassFile.ACC_INTERFACE);
    if (!isInterface && !isEnum(model)) {
      addIf(words, has(flags, ClassFile.ACC_ABSTRACT), "abstract");
      addIf(words, has(flags, ClassFile.ACC_FINAL), "final");
    }
    addIf(words, isEnum(model), "final");
    addIf(
        words,
        !isEnum(model) && model.findAttribute(Attributes.permittedSubclasses()).isPresent(),
        "sealed");
    words.add(
        has(flags, ClassFile.ACC_ANNOTATION)
            ? "annotation"
            : isInterface
                ? "interface"
                : isEnum(model)
                    ? "enum"
                    : model.findAttribute(Attributes.record()).isPresent() ? "record" : "class");
    addIf(words, isAnnotated(model, PROVIDER), "provider");
    addIf(words, isAnnotated(model, CONSUMER), "consumer");
    return words;
  }

  /** Supertypes of all degrees; of what is not of these classes only the first. */
  private void addSupertypes(String type, ClassModel model) {
    for (ClassEntry entry : directSupertypes(model)) {
      String supertype = name(entry);
      ClassModel known = classes.get(supertype);
      if (known == null || isAccessible(supertype)) {
        addWord(type, ApiEntry.SUPERTYPE + supertype);
      }
      if (known != null) {
        addSupertypes(type, known);
      }
    }
  }

  /**
   * Members of the type, and those of supertypes that are not accessible: code that uses these
   * names the type that it sees.
   */
  private void addMembers(String type, ClassModel model, ClassModel declaring) {
    boolean isFinal = has(flags(model), ClassFile.ACC_FINAL) || isEnum(model);
    for (FieldModel field : declaring.fields()) {
      if (isVisible(field.flags().flagsMask(), isFinal)) {
        addAbsent(fieldEntry(type, field));
      }
    }
    for (MethodModel method : declaring.methods()) {
      boolean inheritable = model == declaring || !method.methodName().equalsString("<init>");
      if (isVisible(method.flags().flagsMask(), isFinal) && inheritable) {
        addAbsent(methodEntry(type, declaring, method));
      }
    }
    for (ClassEntry supertype : directSupertypes(declaring)) {
      ClassModel known = classes.get(name(supertype));
      if (known != null && !isAccessible(name(supertype))) {
        addMembers(type, model, known);
      }
    }
  }

  private void addAbsent(ApiEntry entry) {
    if (!listing.members(entry.type()).containsKey(entry.member())) {
      listing.add(entry);
    }
  }

  private static ApiEntry fieldEntry(String type, FieldModel field) {
    int flags = field.flags().flagsMask();
    List<String> words = new ArrayList<>(List.of(visibility(flags)));
    addIf(words, has(flags, ClassFile.ACC_STATIC), "static");
    addIf(words, has(flags, ClassFile.ACC_FINAL), "final");
    addIf(words, has(flags, ClassFile.ACC_ENUM), "enum");
    Optional<String> value =
        field
            .findAttribute(Attributes.constantValue())
            .map(constant -> constant.constant().constantValue())
            .map(constant -> constant instanceof String s ? quote(s) : constant.toString());
    return new ApiEntry(
        type,
        ApiEntry.FIELD + describe(field.fieldTypeSymbol()) + " " + field.fieldName(),
        words,
        value.orElse(null));
  }

  private static ApiEntry methodEntry(String type, ClassModel declaring, MethodModel method) {
    int flags = method.flags().flagsMask();
    boolean isStatic = has(flags, ClassFile.ACC_STATIC);
    boolean isAbstract = has(flags, ClassFile.ACC_ABSTRACT);
    boolean ofInterface = has(flags(declaring), ClassFile.ACC_INTERFACE);
    List<String> words = new ArrayList<>(List.of(visibility(flags)));
    addIf(words, isStatic, "static");
    addIf(words, isAbstract, "abstract");
    addIf(words, ofInterface && !isStatic && !isAbstract, "default");
    addIf(words, has(flags, ClassFile.ACC_FINAL), "final");
    addIf(words, method.findAttribute(Attributes.annotationDefault()).isPresent(), "optional");
    MethodTypeDesc descriptor = method.methodTypeSymbol();
    String parameters =
        descriptor.parameterList().stream()
            .map(ApiReader::describe)
            .collect(joining(",", "(", ")"));
    String member =
        method.methodName().equalsString("<init>")
            ? ApiEntry.CONSTRUCTOR + parameters
            : ApiEntry.METHOD
                + describe(descriptor.returnType())
                + " "
                + method.methodName()
                + parameters;
    return new ApiEntry(type, member, words, null);
  }

  private boolean isAccessible(String name) {
    ClassModel model = classes.get(name);
    if (model == null
        || name.endsWith(".package-info")
        || !listing.packages().containsKey(packageOf(name))
        || !isVisible(flags(model), false)) {
      return false;
    }
    Optional<InnerClassInfo> nested = nested(model);
    return nested.isEmpty()
        || nested.get().outerClass().map(outer -> isAccessible(name(outer))).orElse(false);
  }

  private static boolean isVisible(int flags, boolean publicOnly) {
    return !has(flags, ClassFile.ACC_SYNTHETIC)
        && (has(flags, ClassFile.ACC_PUBLIC)
            || (!publicOnly && has(flags, ClassFile.ACC_PROTECTED)));
  }

  private static boolean isAnnotated(AttributedElement element, String annotation) {
    return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .anyMatch(found -> found.className().equalsString(annotation));
  }

  private static List<ClassEntry> directSupertypes(ClassModel model) {
    return Stream.concat(model.superclass().stream(), model.interfaces().stream())
        .filter(type -> !name(type).equals("java.lang.Object"))
        .toList();
  }

  /** The flags of the source: in a nested class's own file, protected is public. */
  private static int flags(ClassModel model) {
    return nested(model).map(InnerClassInfo::flagsMask).orElse(model.flags().flagsMask());
  }

  private static Optional<InnerClassInfo> nested(ClassModel model) {
    return model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(found -> found.classes().stream())
        .filter(inner -> name(inner.innerClass()).equals(name(model.thisClass())))
        .findFirst();
  }

  private static boolean isEnum(ClassModel model) {
    return has(model.flags().flagsMask(), ClassFile.ACC_ENUM);
  }

  private static String visibility(int flags) {
    return has(flags, ClassFile.ACC_PUBLIC) ? "public" : "protected";
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private static void addIf(List<String> words, boolean condition, String word) {
    if (condition) {
      words.add(word);
    }
  }

  private static String name(ClassEntry type) {
    return type.asInternalName().replace('/', '.');
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  private static String describe(ClassDesc type) {
    if (type.isArray()) {
      return describe(type.componentType()) + "[]";
    }
    String descriptor = type.descriptorString();
    return type.isPrimitive()
        ? type.displayName()
        : descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
