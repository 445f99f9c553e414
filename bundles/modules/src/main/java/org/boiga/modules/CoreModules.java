package org.boiga.modules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.boiga.modules.abc.AbcModuleTable;
import org.boiga.modules.atexit.AtexitModuleTable;
import org.boiga.modules.codecs.CodecsModuleTable;
import org.boiga.modules.collections.CollectionsModuleTable;
import org.boiga.modules.contextvars.ContextVarsModuleTable;
import org.boiga.modules.faulthandler.FaultHandlerModuleTable;
import org.boiga.modules.fcntl.FcntlModuleTable;
import org.boiga.modules.functools.FunctoolsModuleTable;
import org.boiga.modules.gc.GcModuleTable;
import org.boiga.modules.io.IoModuleTable;
import org.boiga.modules.itertools.ItertoolsModuleTable;
import org.boiga.modules.libc.Interruption;
import org.boiga.modules.locale.LocaleModuleTable;
import org.boiga.modules.marshal.MarshalModuleTable;
import org.boiga.modules.mmap.MmapModuleTable;
import org.boiga.modules.multiprocessing.MultiprocessingModuleTable;
import org.boiga.modules.opcode.OpcodeModuleTable;
import org.boiga.modules.operator.OperatorModuleTable;
import org.boiga.modules.posix.PosixModuleTable;
import org.boiga.modules.resource.ResourceModuleTable;
import org.boiga.modules.select.SelectModuleTable;
import org.boiga.modules.shmem.SharedMemoryModuleTable;
import org.boiga.modules.signal.SignalModuleTable;
import org.boiga.modules.socket.SocketModuleTable;
import org.boiga.modules.sre.SreModuleTable;
import org.boiga.modules.string.StringModuleTable;
import org.boiga.modules.subprocess.SubprocessModuleTable;
import org.boiga.modules.symtable.SymtableModuleTable;
import org.boiga.modules.syslog.SyslogModuleTable;
import org.boiga.modules.termios.TermiosModuleTable;
import org.boiga.modules.thread.ThreadModuleTable;
import org.boiga.modules.time.TimeModuleTable;
import org.boiga.modules.tokenize.TokenizeModuleTable;
import org.boiga.modules.types.TypesModuleTable;
import org.boiga.modules.typing.TypingModuleTable;
import org.boiga.modules.warnings.WarningsModuleTable;
import org.boiga.modules.weakref.WeakrefModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;
import org.boiga.objects.ThreadState;

/** The native modules of this bundle. */
public final class CoreModules implements NativeModules {
  private final Map<String, Supplier<NativeTable>> tables = new TreeMap<>();

  public CoreModules() {
    tables.put("_abc", AbcModuleTable::new);
    tables.put("_codecs", CodecsModuleTable::new);
    tables.put("_collections", CollectionsModuleTable::new);
    tables.put("_contextvars", ContextVarsModuleTable::new);
    tables.put("_functools", FunctoolsModuleTable::new);
    tables.put("_io", IoModuleTable::new);
    tables.put("_locale", LocaleModuleTable::new);
    tables.put("_multiprocessing", MultiprocessingModuleTable::new);
    tables.put("_opcode", OpcodeModuleTable::new);
    tables.put("_operator", OperatorModuleTable::new);
    tables.put("_posixshmem", SharedMemoryModuleTable::new);
    tables.put("_posixsubprocess", SubprocessModuleTable::new);
    tables.put("_signal", SignalModuleTable::new);
    tables.put("_socket", SocketModuleTable::new);
    tables.put("_sre", SreModuleTable::new);
    tables.put("_string", StringModuleTable::new);
    tables.put("_symtable", SymtableModuleTable::new);
    tables.put("_thread", ThreadModuleTable::new);
    tables.put("_tokenize", TokenizeModuleTable::new);
    tables.put("_types", TypesModuleTable::new);
    tables.put("_typing", TypingModuleTable::new);
    tables.put("_warnings", WarningsModuleTable::new);
    tables.put("_weakref", WeakrefModuleTable::new);
    tables.put("atexit", AtexitModuleTable::new);
    tables.put("faulthandler", FaultHandlerModuleTable::new);
    tables.put("fcntl", FcntlModuleTable::new);
    tables.put("gc", GcModuleTable::new);
    tables.put("itertools", ItertoolsModuleTable::new);
    tables.put("marshal", MarshalModuleTable::new);
    tables.put("mmap", MmapModuleTable::new);
    tables.put("posix", PosixModuleTable::new);
    tables.put("resource", ResourceModuleTable::new);
    tables.put("select", SelectModuleTable::new);
    tables.put("syslog", SyslogModuleTable::new);
    tables.put("termios", TermiosModuleTable::new);
    tables.put("time", TimeModuleTable::new);
  }

  @Override
  public List<String> names() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public NativeTable table(ThreadState ts, String name) {
    return tables.get(name).get();
  }

  @Override
  public void rouse(ThreadState main, BooleanSupplier asked) {
    Interruption.rouse(main, asked);
  }
}
