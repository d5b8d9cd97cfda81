package dev.guildwire.ingest.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The form of parcels in the spool: numbers are big-endian, byte strings have their length before them, -1 is none.
final class ParcelCodec {

    private static final int NONE = -1;

    private ParcelCodec() {}

    static byte[] encode(Parcel parcel) throws IOException {
        var bytes = new ByteArrayOutputStream(2048);
        var out = new DataOutputStream(bytes);
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, parcel.receivedAt()));
        writeRecords(parcel.events(), out);
        writeRecords(parcel.voice(), out);
        return bytes.toByteArray();
    }

    static Parcel decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new Parcel(Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS), readRecords(in), readRecords(in));
    }

    private static void writeRecords(List<ProducerRecord<byte[], byte[]>> records, DataOutputStream out)
            throws IOException {
        out.writeInt(records.size());
        for (var record : records) {
            out.writeUTF(record.topic());
            out.writeInt(record.partition() == null ? NONE : record.partition());
            writeBytes(record.key(), out);
            writeBytes(record.value(), out);
            var headers = record.headers().toArray();
            out.writeInt(headers.length);
            for (var header : headers) {
                out.writeUTF(header.key());
                writeBytes(header.value(), out);
            }
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> readRecords(DataInputStream in) throws IOException {
        var count = in.readInt();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(count);
        for (var i = 0; i < count; i++) {
            var topic = in.readUTF();
            var partition = in.readInt();
            records.add(new ProducerRecord<>(
                    topic, partition == NONE ? null : partition, readBytes(in), readBytes(in), readHeaders(in)));
        }
        return records;
    }

    private static List<Header> readHeaders(DataInputStream in) throws IOException {
        var count = in.readInt();
        var headers = new ArrayList<Header>(count);
        for (var i = 0; i < count; i++) {
            headers.add(new RecordHeader(in.readUTF(), readBytes(in)));
        }
        return headers;
    }

    private static void writeBytes(byte @Nullable [] bytes, DataOutputStream out) throws IOException {
        if (bytes == null) {
            out.writeInt(NONE);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }
}
