// csv_marks.h with AVX2; this file alone is compiled for such processors (lib/CMakeLists.txt).
#ifdef __x86_64__
#include <cstdint>
#include <immintrin.h>

#include "rodevlag/csv_marks.h"

namespace rodevlag {
namespace {

class Bytes64 {
public:
    explicit Bytes64(const char* bytes)
        : m_low(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes))),
          m_high(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes) + 1)) {}

    std::uint64_t equal(char byte) const {
        const __m256i wanted = _mm256_set1_epi8(byte);
        return bits(_mm256_cmpeq_epi8(m_low, wanted)) |
               (bits(_mm256_cmpeq_epi8(m_high, wanted)) << 32);
    }

    /// Not zero when a byte is above 127.
    std::uint64_t high() const { return bits(_mm256_or_si256(m_low, m_high)); }

    static std::uint64_t parity(std::uint64_t bits) {
        const __m128i product = _mm_clmulepi64_si128(
            _mm_set_epi64x(0, static_cast<long long>(bits)), _mm_set1_epi8(-1), 0);
        return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
    }

private:
    static std::uint64_t bits(__m256i part) {
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(part));
    }

    __m256i m_low;
    __m256i m_high;
};

}  // namespace
}  // namespace rodevlag

#include "rodevlag/csv_marks_code.inc"

namespace rodevlag {

extern const CsvKernel csv_kernel_avx2;
constinit const CsvKernel csv_kernel_avx2 = {"avx2",
                                             [] {
                                                 return __builtin_cpu_supports("avx2") != 0 &&
                                                        __builtin_cpu_supports("popcnt") != 0 &&
                                                        __builtin_cpu_supports("pclmul") != 0 &&
                                                        __builtin_cpu_supports("bmi") != 0;
                                             },
                                             measure, index};

}  // namespace rodevlag
#endif
