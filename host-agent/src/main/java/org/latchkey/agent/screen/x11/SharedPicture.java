package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.latchkey.agent.screen.capture.Frame;

/// A picture of the screen in memory that the X server writes to (`X11/extensions/XShm.h`).
///
/// The segment can be attached by its number for the moment until the server has it, and only by
/// this user (mode 0600); then it is marked for removal, so that nobody else can attach it and the
/// kernel frees it even when this process is killed.
final class SharedPicture implements Closeable {
  private static final int IPC_PRIVATE = 0;
  private static final int IPC_CREAT = 0x200;
  private static final int OWNER_ONLY = 0x180; // 0600
  private static final int IPC_RMID = 0;
  private static final int Z_PIXMAP = 2;
  private static final long ALL_PLANES = -1;

  /// `XShmSegmentInfo`: `unsigned long shmseg; int shmid; char *shmaddr; Bool readOnly`.
  private static final long INFO_BYTES = 32;

  private static final long INFO_ID_OFFSET = 8;
  private static final long INFO_ADDRESS_OFFSET = 16;

  /// `XImage` (`X11/Xlib.h`).
  private static final long IMAGE_BYTES = 136;

  private static final long IMAGE_HEIGHT_OFFSET = 4;
  private static final long IMAGE_DATA_OFFSET = 16;
  private static final long IMAGE_BYTE_ORDER_OFFSET = 24;
  private static final long IMAGE_STRIDE_OFFSET = 44;
  private static final long IMAGE_BITS_PER_PIXEL_OFFSET = 48;
  private static final long IMAGE_RED_MASK_OFFSET = 56;

  private final XDisplay display;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment info = arena.allocate(INFO_BYTES, 8);
  private final MemorySegment image;
  private final MemorySegment memory;
  private final Frame frame;

  SharedPicture(XDisplay display, int widthPixels, int heightPixels) throws IOException {
    this.display = display;
    long bytes = (long) widthPixels * heightPixels * Frame.BYTES_PER_PIXEL;
    int id = LibC.shmget(IPC_PRIVATE, bytes, IPC_CREAT | OWNER_ONLY);
    if (id < 0) {
      throw new IOException("no shared memory of " + bytes + " bytes");
    }
    memory = LibC.shmat(id, MemorySegment.NULL, 0);
    info.set(JAVA_INT, INFO_ID_OFFSET, id);
    info.set(ADDRESS, INFO_ADDRESS_OFFSET, memory);
    boolean attached = memory.address() != -1 && attach();
    var _ = LibC.shmctl(id, IPC_RMID, MemorySegment.NULL);
    if (!attached) {
      throw new IOException("the X server does not share memory with this process");
    }
    image = createImage(widthPixels, heightPixels);
    frame = new Frame(memory.reinterpret(bytes, arena, null), widthPixels, heightPixels);
  }

  Frame frame() {
    return frame;
  }

  /// Has the server write these whole rows of the root window.
  ///
  /// @return false when the root window has become too small for them
  boolean grab(int firstRow, int rows) throws IOException {
    image.set(JAVA_INT, IMAGE_HEIGHT_OFFSET, rows);
    image.set(
        ADDRESS,
        IMAGE_DATA_OFFSET,
        MemorySegment.ofAddress(memory.address() + firstRow * frame.strideBytes()));
    int done =
        LibXext.shmGetImage(display.handle(), display.root(), image, 0, firstRow, ALL_PLANES);
    display.check();
    return done != 0 && display.takeErrorCode() == 0;
  }

  private boolean attach() throws IOException {
    return LibXext.shmAttach(display.handle(), info) != 0 && display.sync() == 0;
  }

  private MemorySegment createImage(int widthPixels, int heightPixels) throws IOException {
    MemorySegment handle = display.handle();
    int screen = LibX11.defaultScreen(handle);
    MemorySegment created =
        LibXext.shmCreateImage(
            handle,
            LibX11.defaultVisual(handle, screen),
            LibX11.defaultDepth(handle, screen),
            Z_PIXMAP,
            memory,
            info,
            widthPixels,
            heightPixels);
    if (created.equals(MemorySegment.NULL)) {
      throw new IOException("no image of " + widthPixels + " by " + heightPixels);
    }
    MemorySegment fields = created.reinterpret(IMAGE_BYTES);
    if (fields.get(JAVA_INT, IMAGE_BITS_PER_PIXEL_OFFSET) != 32
        || fields.get(JAVA_INT, IMAGE_BYTE_ORDER_OFFSET) != 0
        || fields.get(JAVA_INT, IMAGE_STRIDE_OFFSET) != widthPixels * Frame.BYTES_PER_PIXEL
        || fields.get(JAVA_LONG, IMAGE_RED_MASK_OFFSET) != 0xff0000) {
      throw new IOException("display " + display.name() + " does not have 24-bit color");
    }
    return fields;
  }

  /// The frame can no longer be used.
  @Override
  public void close() {
    if (!display.isConnectionLost()) {
      var _ = LibXext.shmDetach(display.handle(), info);
      var _ = LibX11.free(image);
      var _ = LibX11.sync(display.handle(), 0);
    }
    var _ = LibC.shmdt(memory);
    arena.close();
  }
}
