// csv_marks.h with SSE2, which every 64-bit x86 processor has.
#ifdef __x86_64__
#include <cstdint>
#include <emmintrin.h>

#include "rodevlag/csv_marks.h"

namespace rodevlag {
namespace {

class Bytes64 {
public:
    explicit Bytes64(const char* bytes) {
        for (int i = 0; i < 4; ++i) {
            m_parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i);
        }
    }

    std::uint64_t equal(char byte) const {
        const __m128i wanted = _mm_set1_epi8(byte);
        std::uint64_t mask = 0;
        for (int i = 0; i < 4; ++i) {
            mask |= bits(_mm_cmpeq_epi8(m_parts[i], wanted)) << (16 * i);
        }
        return mask;
    }

    /// Not zero when a byte is above 127.
    std::uint64_t high() const {
        return bits(_mm_or_si128(_mm_or_si128(m_parts[0], m_parts[1]),
                                 _mm_or_si128(m_parts[2], m_parts[3])));
    }

    static std::uint64_t parity(std::uint64_t bits) {
        for (unsigned shift = 1; shift < 64; shift *= 2) {
            bits ^= bits << shift;
        }
        return bits;
    }

private:
    static std::uint64_t bits(__m128i part) {
        return static_cast<std::uint32_t>(_mm_movemask_epi8(part));
    }

    __m128i m_parts[4];
};

}  // namespace
}  // namespace rodevlag

#include "rodevlag/csv_marks_code.inc"

namespace rodevlag {

extern const CsvKernel csv_kernel_sse2;
constinit const CsvKernel csv_kernel_sse2 = {"sse2", [] { return true; }, measure, index};

}  // namespace rodevlag
#endif
