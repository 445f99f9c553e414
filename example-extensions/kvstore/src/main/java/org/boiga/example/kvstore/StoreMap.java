package org.boiga.example.kvstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.example.kvstore.engine.Database;
import org.boiga.example.kvstore.engine.Entry;
import org.boiga.example.kvstore.engine.Range;
import org.boiga.example.kvstore.engine.Transaction;
import org.boiga.example.kvstore.engine.View;

/**
 * A map of a store, or of a transaction. Outside of a transaction each operation is one of its own,
 * and is done when it returns.
 */
@PyType(
    name = "kvstore.Map",
    subclassable = false,
    doc =
        """
        A map of a store by name, sorted by its keys: a mutable mapping.

        Its keys(), values() and items() are iterators over the map as it is when they are made.\
        """)
final class StoreMap extends PyNativeObject {
  private static final String RANGE = "(start=None, stop=None, /, *, reverse=False)";

  /** The store or the transaction, which lives as long as this. */
  private final PyField owner = field();

  private final Database database;
  private final Transaction transaction;
  private final String name;

  StoreMap(PyContext ctx, PyObject owner, Database database, Transaction transaction, String name) {
    super(ctx);
    this.owner.set(ctx, owner);
    this.database = database;
    this.transaction = transaction;
    this.name = name;
  }

  private <T> T read(PyContext ctx, Function<View, T> reader) {
    return Kvstore.reading(
        ctx,
        database,
        () -> transaction == null ? database.read(reader::apply) : reader.apply(transaction));
  }

  private <T> T write(PyContext ctx, Function<Transaction, T> steps) {
    return transaction == null
        ? Kvstore.blocking(ctx, () -> database.atomically(steps))
        : Kvstore.reading(ctx, database, () -> steps.apply(transaction));
  }

  private static RuntimeException missing(PyContext ctx, PyObject key) {
    return ctx.PyErr_SetObject(ctx.PyExc_Type(PyExc.KeyError), ctx.PyTuple_Pack(key));
  }

  // One key --------------------------------------------------------------------------------------

  private byte[] find(PyContext ctx, PyObject key) {
    byte[] encoded = Codec.key(ctx, key);
    return read(ctx, view -> view.get(name, encoded));
  }

  @PySlot
  PyObject __getitem__(PyContext ctx, PyObject key) {
    byte[] value = find(ctx, key);
    if (value == null) {
      throw missing(ctx, key);
    }
    return Codec.value(ctx, value);
  }

  @PySlot
  void __setitem__(PyContext ctx, PyObject key, PyObject value) {
    put(ctx, List.of(new Entry(Codec.key(ctx, key), Codec.value(ctx, value))));
  }

  private void put(PyContext ctx, List<Entry> entries) {
    write(
        ctx,
        t -> {
          entries.forEach(e -> t.put(name, e.key(), e.value()));
          return null;
        });
  }

  @PySlot
  void __delitem__(PyContext ctx, PyObject key) {
    if (take(ctx, key) == null) {
      throw missing(ctx, key);
    }
  }

  /** Removes a key and returns its value, or null. */
  private byte[] take(PyContext ctx, PyObject key) {
    byte[] encoded = Codec.key(ctx, key);
    return write(
        ctx,
        t -> {
          byte[] value = t.get(name, encoded);
          if (value != null) {
            t.remove(name, encoded);
          }
          return value;
        });
  }

  @PySlot
  boolean __contains__(PyContext ctx, PyObject key) {
    return find(ctx, key) != null;
  }

  @PyMethod(signature = "(key, default=None, /)", doc = "The value of a key, or a default.")
  PyObject get(PyContext ctx, PyObject key, PyObject fallback) {
    byte[] value = find(ctx, key);
    return value == null ? orNone(ctx, fallback) : Codec.value(ctx, value);
  }

  private static PyObject orNone(PyContext ctx, PyObject o) {
    return o == null ? ctx.Py_None() : o;
  }

  @PyMethod(
      signature = "(key, default=<unrepresentable>, /)",
      doc = "Remove a key; its value, or a default if it is missing.")
  PyObject pop(PyContext ctx, PyObject key, PyObject fallback) {
    byte[] value = take(ctx, key);
    if (value != null) {
      return Codec.value(ctx, value);
    }
    if (fallback == null) {
      throw missing(ctx, key);
    }
    return fallback;
  }

  @PyMethod(
      signature = "(key, default=None, /)",
      doc = "The value of a key, which gets a default if it is missing, in one step.")
  PyObject setdefault(PyContext ctx, PyObject key, PyObject fallback) {
    byte[] encoded = Codec.key(ctx, key);
    byte[] value = Codec.value(ctx, orNone(ctx, fallback));
    byte[] found =
        write(
            ctx,
            t -> {
              byte[] old = t.get(name, encoded);
              if (old == null) {
                t.put(name, encoded, value);
              }
              return old;
            });
    return Codec.value(ctx, found == null ? value : found);
  }

  @PyMethod(
      signature = "(key, old, new, /)",
      doc = "Replace a value if it is the old one, in one step; whether it was.")
  boolean replace(PyContext ctx, PyObject key, PyObject old, PyObject value) {
    byte[] encoded = Codec.key(ctx, key);
    byte[] expected = Codec.value(ctx, old);
    byte[] next = Codec.value(ctx, value);
    return write(
        ctx,
        t -> {
          boolean same = Arrays.equals(t.get(name, encoded), expected);
          if (same) {
            t.put(name, encoded, next);
          }
          return same;
        });
  }

  // All keys -------------------------------------------------------------------------------------

  @PySlot
  long __len__(PyContext ctx) {
    return read(ctx, view -> view.size(name));
  }

  @PyMethod(
      signature = "(other=(), /, **kwargs)",
      doc = "Put all items of a mapping, or of an iterable of pairs, in one step.")
  void update(PyContext ctx, PyObject other, PyObject kwargs) {
    List<Entry> entries = new ArrayList<>();
    PyObject all = ctx.PyDict_New();
    if (other != null) {
      ctx.PyDict_Update(all, other);
    }
    if (kwargs != null) {
      ctx.PyDict_Update(all, kwargs);
    }
    ctx.PyDict_ForEach(
        all, (key, value) -> entries.add(new Entry(Codec.key(ctx, key), Codec.value(ctx, value))));
    put(ctx, entries);
  }

  @PyMethod(doc = "Remove all keys, in one step.")
  void clear(PyContext ctx) {
    write(
        ctx,
        t -> {
          t.clear(name);
          return null;
        });
  }

  @PyMethod(
      signature = "(*, last=False)",
      doc = "Remove the first item, or the last one, and return it; KeyError if there is none.")
  PyObject popitem(PyContext ctx, boolean last) {
    Entry e =
        write(
            ctx,
            t -> {
              Entry end = t.entries(name, new Range(null, null, last)).next();
              if (end != null) {
                t.remove(name, end.key());
              }
              return end;
            });
    if (e == null) {
      throw ctx.PyErr_Format(PyExc.KeyError, "the map is empty");
    }
    return ctx.PyTuple_Pack(Codec.key(ctx, e.key()), Codec.value(ctx, e.value()));
  }

  // Iteration ------------------------------------------------------------------------------------

  private PyObject iterator(PyContext ctx, MapIterator.Part part, Range range) {
    return new MapIterator(
        ctx,
        part,
        Kvstore.reading(
            ctx, database, () -> new MapIterator.Source(database, transaction, name, range)));
  }

  private PyObject iterator(
      PyContext ctx, MapIterator.Part part, PyObject start, PyObject stop, boolean reverse) {
    Range range = new Range(Codec.limit(ctx, start), Codec.limit(ctx, stop), reverse);
    return iterator(ctx, part, range);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return iterator(ctx, MapIterator.Part.KEYS, Range.ALL);
  }

  @PyMethod
  PyObject __reversed__(PyContext ctx) {
    return iterator(ctx, MapIterator.Part.KEYS, new Range(null, null, true));
  }

  @PyMethod(signature = RANGE, doc = "An iterator over the keys from start on before stop.")
  PyObject keys(PyContext ctx, PyObject start, PyObject stop, boolean reverse) {
    return iterator(ctx, MapIterator.Part.KEYS, start, stop, reverse);
  }

  @PyMethod(signature = RANGE, doc = "An iterator over the values from key start on before stop.")
  PyObject values(PyContext ctx, PyObject start, PyObject stop, boolean reverse) {
    return iterator(ctx, MapIterator.Part.VALUES, start, stop, reverse);
  }

  @PyMethod(signature = RANGE, doc = "An iterator over the items from key start on before stop.")
  PyObject items(PyContext ctx, PyObject start, PyObject stop, boolean reverse) {
    return iterator(ctx, MapIterator.Part.ITEMS, start, stop, reverse);
  }

  @PyGetter(doc = "The map's name.")
  String name(PyContext ctx) {
    return name;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    return "<kvstore.Map "
        + ctx.PyUnicode_AsString(ctx.PyObject_Repr(ctx.PyUnicode_FromString(name)))
        + ">";
  }
}
