package org.boiga.modules.abc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What is known of the subclasses of an abstract base class; keeps none of them alive. */
@org.boiga.api.annotation.PyType(name = "_abc._abc_data", subclassable = false)
public final class AbcData extends PyObject {
  static final PyType TYPE = PyType.builtin(new AbcDataTable(), PyBaseObject.TYPE);

  private final Set<PyType> registry = weakSet();
  private final Set<PyType> accepted = weakSet();
  private final Set<PyType> rejected = weakSet();
  private long rejectedVersion;

  AbcData(long version) {
    rejectedVersion = version;
  }

  private static Set<PyType> weakSet() {
    return Collections.newSetFromMap(new WeakHashMap<>());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  synchronized void register(PyType t) {
    registry.add(t);
  }

  synchronized List<PyType> registered() {
    return new ArrayList<>(registry);
  }

  synchronized boolean accepts(PyObject cls) {
    return cls instanceof PyType t && accepted.contains(t);
  }

  synchronized void accept(PyType t) {
    accepted.add(t);
  }

  synchronized List<PyType> accepted() {
    return new ArrayList<>(accepted);
  }

  /** Whether {@code cls} was rejected with no registration since. */
  synchronized boolean rejects(PyObject cls, long version) {
    if (rejectedVersion < version) {
      rejected.clear();
      rejectedVersion = version;
      return false;
    }
    return cls instanceof PyType t && rejected.contains(t);
  }

  /** Notes that {@code t} is no subclass as of {@code version}. */
  synchronized void reject(PyType t, long version) {
    if (version == rejectedVersion) {
      rejected.add(t);
    }
  }

  synchronized List<PyType> rejected() {
    return new ArrayList<>(rejected);
  }

  synchronized long rejectedVersion() {
    return rejectedVersion;
  }

  synchronized void resetRegistry() {
    registry.clear();
  }

  synchronized void resetCaches() {
    accepted.clear();
    rejected.clear();
  }

  @org.boiga.api.annotation.PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    if (cls != TYPE) {
      throw PyErr.typeError(ts, "type '_abc._abc_data' is not an acceptable base type");
    }
    return new AbcData(0);
  }
}
