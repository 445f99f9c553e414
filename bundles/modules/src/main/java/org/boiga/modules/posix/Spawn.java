package org.boiga.modules.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;

/**
 * A child process to start: what is to happen in it before its program runs. The C library's {@code
 * posix_spawn} does that without running any code of ours in a copy of the JVM.
 */
public final class Spawn implements AutoCloseable {
  private static final NativeFunction SPAWN = new NativeFunction("posix_spawn");
  private static final NativeFunction SPAWNP = new NativeFunction("posix_spawnp");
  private static final NativeFunction ACTIONS_INIT =
      new NativeFunction("posix_spawn_file_actions_init");
  private static final NativeFunction ACTIONS_DESTROY =
      new NativeFunction("posix_spawn_file_actions_destroy");
  private static final NativeFunction ADD_OPEN =
      new NativeFunction("posix_spawn_file_actions_addopen");
  private static final NativeFunction ADD_CLOSE =
      new NativeFunction("posix_spawn_file_actions_addclose");
  private static final NativeFunction ADD_DUP2 =
      new NativeFunction("posix_spawn_file_actions_adddup2");
  private static final NativeFunction ADD_CHDIR =
      new NativeFunction("posix_spawn_file_actions_addchdir_np");
  private static final NativeFunction ADD_CLOSEFROM =
      new NativeFunction("posix_spawn_file_actions_addclosefrom_np");
  private static final NativeFunction ATTR_INIT = new NativeFunction("posix_spawnattr_init");
  private static final NativeFunction ATTR_DESTROY = new NativeFunction("posix_spawnattr_destroy");
  private static final NativeFunction SET_FLAGS = new NativeFunction("posix_spawnattr_setflags");
  private static final NativeFunction SET_GROUP = new NativeFunction("posix_spawnattr_setpgroup");
  private static final NativeFunction SET_MASK = new NativeFunction("posix_spawnattr_setsigmask");
  private static final NativeFunction SET_DEFAULT =
      new NativeFunction("posix_spawnattr_setsigdefault");
  private static final NativeFunction SET_POLICY =
      new NativeFunction("posix_spawnattr_setschedpolicy");
  private static final NativeFunction SET_PARAM =
      new NativeFunction("posix_spawnattr_setschedparam");

  private static final int RESETIDS = 0x01;
  private static final int SETPGROUP = 0x02;
  private static final int SETSIGDEF = 0x04;
  private static final int SETSIGMASK = 0x08;
  private static final int SETSCHEDPARAM = 0x10;
  private static final int SETSCHEDULER = 0x20;
  private static final int SETSID = 0x80;

  /** More than the structures of any C library take. */
  private static final int STRUCTURE = 512;

  private static final int SIGSET = 128;

  private final Arena arena = Arena.ofConfined();
  private final long actions = arena.allocate(STRUCTURE, 16).address();
  private final long attributes = arena.allocate(STRUCTURE, 16).address();
  private int flags;

  public Spawn() {
    ACTIONS_INIT.call(actions);
    ATTR_INIT.call(attributes);
  }

  @Override
  public void close() {
    ACTIONS_DESTROY.call(actions);
    ATTR_DESTROY.call(attributes);
    arena.close();
  }

  public int addOpen(int fd, byte[] path, int openFlags, int mode) {
    return ADD_OPEN.call(actions, fd, NativeStrings.string(arena, path), openFlags, mode, 0);
  }

  public int addClose(int fd) {
    return ADD_CLOSE.call(actions, fd);
  }

  /** Where both are the same, the descriptor becomes one that the program inherits. */
  public int addDup2(int fd, int to) {
    return ADD_DUP2.call(actions, fd, to);
  }

  public int addChdir(byte[] path) {
    return ADD_CHDIR.call(actions, NativeStrings.string(arena, path));
  }

  public int addCloseFrom(int fd) {
    return ADD_CLOSEFROM.call(actions, fd);
  }

  public void setGroup(int group) {
    flags |= SETPGROUP;
    SET_GROUP.call(attributes, group);
  }

  public void resetIds() {
    flags |= RESETIDS;
  }

  public void newSession() {
    flags |= SETSID;
  }

  public void setMask(BitSet signals) {
    flags |= SETSIGMASK;
    SET_MASK.call(attributes, set(signals));
  }

  public void setDefault(BitSet signals) {
    flags |= SETSIGDEF;
    SET_DEFAULT.call(attributes, set(signals));
  }

  /** Sets the scheduling parameters, and the policy unless it is negative. */
  public void setScheduler(int policy, int priority) {
    MemorySegment p = arena.allocate(4, 4);
    p.set(ValueLayout.JAVA_INT, 0, priority);
    flags |= policy < 0 ? SETSCHEDPARAM : SETSCHEDULER;
    if (policy >= 0) {
      SET_POLICY.call(attributes, policy);
    }
    SET_PARAM.call(attributes, p.address());
  }

  private long set(BitSet signals) {
    MemorySegment s = arena.allocate(SIGSET, 8);
    signals.stream()
        .forEach(
            n -> {
              long at = (n - 1) / 8;
              byte b = s.get(ValueLayout.JAVA_BYTE, at);
              s.set(ValueLayout.JAVA_BYTE, at, (byte) (b | 1 << (n - 1) % 8));
            });
    return s.address();
  }

  /**
   * Starts the program.
   *
   * @param environment null for this process's own
   * @param search whether to look for the program in PATH
   * @return the child's id, or the error number negated
   */
  public int start(byte[] path, List<byte[]> arguments, List<byte[]> environment, boolean search) {
    SET_FLAGS.call(attributes, flags);
    Scratch s = Scratch.get();
    int r =
        (search ? SPAWNP : SPAWN)
            .call(
                s.resultAddress(),
                NativeStrings.string(arena, path),
                actions,
                attributes,
                NativeStrings.array(arena, arguments),
                environment == null
                    ? Environment.nativeArray()
                    : NativeStrings.array(arena, environment));
    return r == 0 ? s.result.get(ValueLayout.JAVA_INT, 0) : -Math.abs(r);
  }
}
