// csv_marks.h in plain C++, for every processor and as the measure of the other builds.
#include <cstddef>
#include <cstdint>

#include "rodevlag/csv_marks.h"

namespace rodevlag {
namespace {

class Bytes64 {
public:
    explicit Bytes64(const char* bytes) { __builtin_memcpy(m_bytes, bytes, sizeof m_bytes); }

    std::uint64_t equal(char byte) const {
        std::uint64_t mask = 0;
        for (unsigned i = 0; i < sizeof m_bytes; ++i) {
            mask |= static_cast<std::uint64_t>(m_bytes[i] == byte) << i;
        }
        return mask;
    }

    /// Not zero when a byte is above 127.
    std::uint64_t high() const {
        unsigned char all = 0;
        for (const char byte : m_bytes) {
            all |= static_cast<unsigned char>(byte);
        }
        return all & 0x80U;
    }

    static std::uint64_t parity(std::uint64_t bits) {
        for (unsigned shift = 1; shift < 64; shift *= 2) {
            bits ^= bits << shift;
        }
        return bits;
    }

private:
    char m_bytes[64];
};

}  // namespace
}  // namespace rodevlag

#include "rodevlag/csv_marks_code.inc"

namespace rodevlag {

extern const CsvKernel csv_kernel_plain;
constinit const CsvKernel csv_kernel_plain = {"plain", [] { return true; }, measure, index};

}  // namespace rodevlag
