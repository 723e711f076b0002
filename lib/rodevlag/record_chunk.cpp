#include "rodevlag/record_chunk.h"

#include <cstring>

namespace rodevlag {

void RecordChunk::drop_before(const ChunkPlace& place) {
    offset = offset_of(place.at);
    size -= place.at;
    std::memmove(bytes.data(), bytes.data() + place.at, size);
    line += place.lines;
    first_record += place.records;
    records -= place.records;
    blank_lines -= place.blank_lines;
    std::erase_if(broken, [&](const BrokenCsvRecord& one) { return one.begin < place.at; });
    for (BrokenCsvRecord& one : broken) {
        one.begin -= place.at;
        one.end -= place.at;
        one.next -= place.at;
    }
}

void RecordChunk::drop_from(const ChunkPlace& place) {
    size = place.at;
    records = place.records;
    blank_lines = place.blank_lines;
    std::erase_if(broken, [&](const BrokenCsvRecord& one) { return one.begin >= place.at; });
}

}  // namespace rodevlag
