package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.MirroredTypesException;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.api.processor.Declaration.Dispatch;
import org.boiga.api.processor.Declaration.Entry;
import org.boiga.api.processor.Declaration.Operands;

/** Reads and checks what an annotated class declares. */
final class DeclarationReader {
  private final ProcessingEnvironment env;
  private final BiConsumer<Element, String> errors;
  private boolean failed;

  DeclarationReader(ProcessingEnvironment env, BiConsumer<Element, String> errors) {
    this.env = env;
    this.errors = errors;
  }

  private void report(Element e, String message) {
    failed = true;
    errors.accept(e, message);
  }

  /** The declaration, or nothing after errors were reported. */
  Optional<Declaration> read(TypeElement type) {
    PyType asType = type.getAnnotation(PyType.class);
    PyModule asModule = type.getAnnotation(PyModule.class);
    if (asType != null && asModule != null) {
      report(type, "a class declares either a type or a module");
      return Optional.empty();
    }
    boolean module = asModule != null;
    String name = module ? asModule.name() : asType.name();
    if (name.isEmpty()) {
      report(type, "the name is empty");
    }
    List<TypeElement> parts = new ArrayList<>(List.of(type));
    parts.addAll(module ? classes(asModule::parts) : classes(asType::parts));
    List<ExecutableElement> methods =
        parts.stream()
            .flatMap(p -> ElementFilter.methodsIn(p.getEnclosedElements()).stream())
            .filter(DeclarationReader::isAnnotated)
            .toList();
    List<TypeElement> types = module ? classes(asModule::types) : List.of();
    List<TypeElement> internalTypes = module ? classes(asModule::internalTypes) : List.of();
    Target target = target(type, methods, types);
    if (target != null && target.opaque()) {
      parts.forEach(this::checkState);
      if (!module && !isNative(type) && asType.base().isEmpty()) {
        report(type, "the class of a type must extend " + Target.EXTENSION.nativeObject());
      }
    }
    if (target == Target.INTERNAL && !module && isForExtensions(asType)) {
      report(type, "base, collection and weaklyReferable are for extensions");
    }
    if (target == Target.INTERNAL && !internalTypes.isEmpty()) {
      report(type, "internalTypes are for extensions");
    }
    Declaration d =
        target == null
            ? null
            : new Declaration(
                type,
                target,
                module,
                module && asModule.builtin(),
                name,
                module ? asModule.doc() : asType.doc(),
                module || asType.subclassable(),
                module || asType.immutable(),
                module ? "" : asType.base(),
                module ? PyType.Collection.INHERITED : asType.collection(),
                module || asType.weaklyReferable(),
                module ? List.of() : List.of(asType.matchArgs()),
                constructorSignature(methods),
                exec(methods, target, module),
                StateTransfer.read(methods, target, module, this::report),
                types,
                internalTypes,
                entries(type, module, name, target, methods));
    return failed ? Optional.empty() : Optional.ofNullable(d);
  }

  private static boolean isForExtensions(PyType t) {
    return !t.base().isEmpty()
        || t.collection() != PyType.Collection.INHERITED
        || !t.weaklyReferable();
  }

  private static boolean isAnnotated(ExecutableElement m) {
    return m.getAnnotation(PySlot.class) != null
        || m.getAnnotation(PyMethod.class) != null
        || m.getAnnotation(PyFunction.class) != null
        || m.getAnnotation(PyGetter.class) != null
        || m.getAnnotation(PySetter.class) != null
        || fillsModule(m);
  }

  /** Whether a method is no entry of the table but sets up a module. */
  private static boolean fillsModule(ExecutableElement m) {
    return m.getAnnotation(PyExec.class) != null || StateTransfer.isDeclaredBy(m);
  }

  private List<TypeElement> classes(java.util.function.Supplier<Class<?>[]> element) {
    try {
      return List.of(element.get()).stream()
          .map(c -> env.getElementUtils().getTypeElement(c.getName()))
          .toList();
    } catch (MirroredTypesException e) {
      return e.getTypeMirrors().stream()
          .map(t -> (TypeElement) env.getTypeUtils().asElement(t))
          .toList();
    }
  }

  private void checkState(TypeElement type) {
    for (var f : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      Set<Modifier> ms = f.getModifiers();
      if (ms.contains(Modifier.STATIC) && !ms.contains(Modifier.FINAL)) {
        report(f, "a static field that changes would be shared by all interpreters");
      }
    }
  }

  private boolean isNative(TypeElement type) {
    TypeElement base = env.getElementUtils().getTypeElement(Target.EXTENSION.nativeObject());
    return base != null && env.getTypeUtils().isSubtype(type.asType(), base.asType());
  }

  private boolean seesInternals() {
    return env.getElementUtils().getTypeElement(Target.INTERNAL.context()) != null;
  }

  /** The one target of all methods; where there are none, what the classes tell. */
  private Target target(
      TypeElement type, Collection<ExecutableElement> methods, List<TypeElement> types) {
    Target target = null;
    for (ExecutableElement m : methods) {
      Target t =
          m.getParameters().isEmpty()
              ? null
              : Target.ofContext(m.getParameters().getFirst().asType().toString());
      if (t == null) {
        report(
            m,
            "the first parameter must be "
                + (isNative(type) || !seesInternals() ? Target.EXTENSION : Target.INTERNAL)
                    .context());
      } else if (target != null && t != target) {
        report(m, "all methods must have the same type of first parameter");
      } else {
        target = t;
      }
      if (m.getModifiers().contains(Modifier.PRIVATE)) {
        report(m, "must not be private");
      }
    }
    boolean opaque = isNative(type) || types.stream().anyMatch(this::isNative);
    return failed ? null : target != null ? target : opaque ? Target.EXTENSION : Target.INTERNAL;
  }

  private ExecutableElement exec(List<ExecutableElement> methods, Target target, boolean module) {
    ExecutableElement found = null;
    for (ExecutableElement m : methods) {
      if (m.getAnnotation(PyExec.class) == null) {
        continue;
      }
      if (!module || found != null) {
        report(m, module ? "a module has one @PyExec method" : "@PyExec belongs in a module");
      } else if (!m.getModifiers().contains(Modifier.STATIC)
          || m.getReturnType().getKind() != TypeKind.VOID
          || m.getParameters().size() != 2
          || !m.getParameters().get(1).asType().toString().equals(target.module())) {
        report(
            m,
            "must be static void %s(%s, %s)"
                .formatted(m.getSimpleName(), simple(target.context()), simple(target.module())));
      }
      found = m;
    }
    return found;
  }

  static String simple(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** What {@code inspect.signature(type)} shows: the signature of __new__, or else of __init__. */
  private String constructorSignature(List<ExecutableElement> methods) {
    String found = null;
    for (ExecutableElement m : methods) {
      PySlot s = m.getAnnotation(PySlot.class);
      if (s != null && !s.signature().isEmpty()) {
        try {
          String name = m.getSimpleName().toString();
          if (name.equals("__new__") || found == null && name.equals("__init__")) {
            found = PythonSignature.parse(s.signature()).text(null);
          }
        } catch (PythonSignature.SyntaxError e) {
          return null; // reported where the slot is read
        }
      }
    }
    return found;
  }

  // Entries --------------------------------------------------------------------------------------

  private List<Entry> entries(
      TypeElement type,
      boolean module,
      String name,
      Target target,
      List<ExecutableElement> methods) {
    MethodReader reader = new MethodReader(env, target, type, name);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, ExecutableElement> setters = new HashMap<>();
    for (ExecutableElement m : methods) {
      PySetter setter = m.getAnnotation(PySetter.class);
      if (setter != null) {
        setters.put(MethodReader.pythonName(setter.name(), m), m);
      }
    }
    for (ExecutableElement m : methods) {
      try {
        for (Entry e : entriesOf(m, module, name, reader, setters)) {
          if (entries.put(e.name(), e) != null) {
            report(m, "'" + e.name() + "' is declared twice");
          }
        }
      } catch (DeclarationError e) {
        report(e.element, e.getMessage());
      }
    }
    setters.forEach((n, m) -> report(m, "there is no @PyGetter for '" + n + "'"));
    return List.copyOf(entries.values());
  }

  private List<Entry> entriesOf(
      ExecutableElement m,
      boolean module,
      String owner,
      MethodReader reader,
      Map<String, ExecutableElement> setters)
      throws DeclarationError {
    PyFunction function = m.getAnnotation(PyFunction.class);
    if (function != null) {
      if (!module) {
        throw new DeclarationError(m, "@PyFunction belongs in a module");
      }
      return List.of(reader.function(m, function));
    }
    PySlot slot = m.getAnnotation(PySlot.class);
    PyMethod method = m.getAnnotation(PyMethod.class);
    PyGetter getter = m.getAnnotation(PyGetter.class);
    if (module && !fillsModule(m)) {
      throw new DeclarationError(m, "slots, methods and computed attributes belong in a type");
    }
    if (slot != null) {
      return new SlotReader(env, reader).read(m, slot);
    }
    if (method != null) {
      return List.of(reader.method(m, method));
    }
    if (getter != null) {
      return List.of(getset(m, getter, owner, reader, setters));
    }
    return List.of();
  }

  private Entry getset(
      ExecutableElement m,
      PyGetter getter,
      String owner,
      MethodReader reader,
      Map<String, ExecutableElement> setters)
      throws DeclarationError {
    String name = MethodReader.pythonName(getter.name(), m);
    Declaration.Function read = reader.onInstance(m);
    reader.requireOperands(m, read, 0, name);
    reader.requireResult(m);
    ExecutableElement s = setters.remove(name);
    Declaration.Function write = null;
    if (s != null) {
      write = reader.onInstance(s);
      reader.requireOperands(s, write, 1, name);
      if (s.getReturnType().getKind() != TypeKind.VOID) {
        throw new DeclarationError(s, "a setter returns void");
      }
    }
    return new Entry(
        getter.member() ? "MEMBER" : "GETSET",
        Dispatch.UNARY,
        name,
        name,
        owner + "." + name,
        null,
        null,
        getter.doc(),
        read,
        new Operands(0),
        write);
  }
}
