package org.boiga.modules.types;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.ClassMethodDescriptor;
import org.boiga.objects.GetSetDescriptor;
import org.boiga.objects.MemberDescriptor;
import org.boiga.objects.MethodDescriptor;
import org.boiga.objects.Py;
import org.boiga.objects.PyAsyncGenerator;
import org.boiga.objects.PyCapsule;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyCoroutine;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyMappingProxy;
import org.boiga.objects.PyMethod;
import org.boiga.objects.PyMethodWrapper;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.PyPlainGenerator;
import org.boiga.objects.PySimpleNamespace;
import org.boiga.objects.PyTraceback;
import org.boiga.objects.PyType;
import org.boiga.objects.PyUnion;
import org.boiga.objects.SlotWrapper;
import org.boiga.objects.ThreadState;

/** {@code _types}: types of the interpreter that have no name elsewhere. */
@org.boiga.api.annotation.PyModule(name = "_types", doc = "Names for types of the interpreter.")
public final class TypesModule {
  private TypesModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "AsyncGeneratorType", PyAsyncGenerator.TYPE);
    m.put(ts, "BuiltinFunctionType", PyNativeFunction.TYPE);
    m.put(ts, "BuiltinMethodType", PyNativeFunction.TYPE);
    m.put(ts, "CapsuleType", PyCapsule.TYPE);
    m.put(ts, "CellType", PyCell.TYPE);
    m.put(ts, "ClassMethodDescriptorType", ClassMethodDescriptor.TYPE);
    m.put(ts, "CodeType", PyCode.TYPE);
    m.put(ts, "CoroutineType", PyCoroutine.TYPE);
    m.put(ts, "EllipsisType", PyType.of(Py.Ellipsis));
    m.put(ts, "FrameType", ts.interp.evaluator.frameType());
    m.put(ts, "FunctionType", PyFunction.TYPE);
    m.put(ts, "GeneratorType", PyPlainGenerator.TYPE);
    m.put(ts, "GenericAlias", PyGenericAlias.TYPE);
    m.put(ts, "GetSetDescriptorType", GetSetDescriptor.TYPE);
    m.put(ts, "LambdaType", PyFunction.TYPE);
    m.put(ts, "MappingProxyType", PyMappingProxy.TYPE);
    m.put(ts, "MemberDescriptorType", MemberDescriptor.TYPE);
    m.put(ts, "MethodDescriptorType", MethodDescriptor.TYPE);
    m.put(ts, "MethodType", PyMethod.TYPE);
    m.put(ts, "MethodWrapperType", PyMethodWrapper.TYPE);
    m.put(ts, "ModuleType", PyModule.TYPE);
    m.put(ts, "NoneType", PyType.of(Py.None));
    m.put(ts, "NotImplementedType", PyType.of(Py.NotImplemented));
    m.put(ts, "SimpleNamespace", PySimpleNamespace.TYPE);
    m.put(ts, "TracebackType", PyTraceback.TYPE);
    m.put(ts, "UnionType", PyUnion.TYPE);
    m.put(ts, "WrapperDescriptorType", SlotWrapper.TYPE);
  }
}
