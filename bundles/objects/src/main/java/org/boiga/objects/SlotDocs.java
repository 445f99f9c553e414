package org.boiga.objects;

import org.boiga.api.Slot;

/** What special methods of built-in types do, in the usual phrases. */
final class SlotDocs {
  private SlotDocs() {}

  static String of(Slot slot) {
    return switch (slot) {
      case NEW -> "Create and return a new object.";
      case INIT -> "Initialize self.";
      case CALL -> "Call self as a function.";
      case REPR -> "Return repr(self).";
      case STR -> "Return str(self).";
      case HASH -> "Return hash(self).";
      case BOOL -> "True if self else False";
      case LEN -> "Return len(self).";
      case LT -> "Return self<value.";
      case LE -> "Return self<=value.";
      case EQ -> "Return self==value.";
      case NE -> "Return self!=value.";
      case GT -> "Return self>value.";
      case GE -> "Return self>=value.";
      case GETATTRIBUTE -> "Return getattr(self, name).";
      case SETATTR -> "Implement setattr(self, name, value).";
      case DELATTR -> "Implement delattr(self, name).";
      case GET -> "Return an attribute of instance, which is of type owner.";
      case SET -> "Set an attribute of instance to value.";
      case DELETE -> "Delete an attribute of instance.";
      case ITER -> "Implement iter(self).";
      case NEXT -> "Implement next(self).";
      case AWAIT -> "Return an iterator to be used in await expression.";
      case AITER -> "Return an awaitable, that resolves in asynchronous iterator.";
      case ANEXT -> "Return a value or raise StopAsyncIteration.";
      case GETITEM -> "Return self[key].";
      case SETITEM -> "Set self[key] to value.";
      case DELITEM -> "Delete self[key].";
      case CONTAINS -> "Return bool(key in self).";
      default -> "Implement " + slot.method + "(self).";
    };
  }
}
