package dev.guildwire.load.fanout.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// Finds the frames in what one socket delivers. Whole frames are read where they lie; only a frame that two reads
/// share is copied. Used by one thread.
public final class FrameReader {

    /// Takes a frame's payload, which is valid during the call only.
    @FunctionalInterface
    public interface Sink {
        void onFrame(int opcode, ByteBuf buffer, int start, int length);
    }

    private final Sink sink;
    private @Nullable ByteBuf begun;

    public FrameReader(Sink sink) {
        this.sink = sink;
    }

    /// Reads all that is there; the buffer stays the caller's.
    public void read(ByteBuf in) {
        if (begun != null && !finish(begun, in)) {
            return;
        }
        while (in.isReadable()) {
            int size = deliver(in);
            if (size < 0) {
                begun = Unpooled.buffer(Math.max(512, in.readableBytes())).writeBytes(in);
                return;
            }
            in.skipBytes(size);
        }
    }

    /// Moves bytes over until the frame that an earlier read began is whole.
    private boolean finish(ByteBuf frame, ByteBuf in) {
        while (in.isReadable()) {
            frame.writeBytes(in, Math.min(missing(frame), in.readableBytes()));
            if (deliver(frame) >= 0) {
                begun = null;
                return true;
            }
        }
        return false;
    }

    private static int missing(ByteBuf frame) {
        int available = frame.readableBytes();
        int header = Frame.headerSize(frame, 0, available);
        return header > available ? header - available : header + Frame.payloadSize(frame, 0) - available;
    }

    /// @return the frame's size, or -1 when it is not all there
    private int deliver(ByteBuf in) {
        int start = in.readerIndex();
        int available = in.readableBytes();
        int header = Frame.headerSize(in, start, available);
        if (header > available) {
            return -1;
        }
        int length = Frame.payloadSize(in, start);
        if (header + length > available) {
            return -1;
        }
        sink.onFrame(Frame.opcode(in, start), in, start + header, length);
        return header + length;
    }
}
