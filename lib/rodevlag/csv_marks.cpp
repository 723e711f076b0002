#include "rodevlag/csv_marks.h"

#include <array>

namespace rodevlag {

extern const CsvKernel csv_kernel_plain;
#ifdef __x86_64__
extern const CsvKernel csv_kernel_avx2;
extern const CsvKernel csv_kernel_sse2;
#endif

namespace {

const CsvKernel& best_kernel() {
    static const CsvKernel& best = [&]() -> const CsvKernel& {
        const std::span<const CsvKernel> kernels = csv_kernels();
        for (const CsvKernel& kernel : kernels) {
            if (kernel.is_supported()) {
                return kernel;
            }
        }
        return kernels.back();
    }();
    return best;
}

}  // namespace

std::span<const CsvKernel> csv_kernels() {
#ifdef __x86_64__
    static const std::array kernels = {csv_kernel_avx2, csv_kernel_sse2, csv_kernel_plain};
#else
    static const std::array kernels = {csv_kernel_plain};
#endif
    return kernels;
}

CsvMeasure measure_csv(std::string_view text, char delimiter) {
    return best_kernel().measure(text.data(), text.size(), delimiter);
}

void CsvIndex::set(std::string_view text, char delimiter) {
    constexpr std::size_t spare = 64;
    if (m_capacity < text.size() + spare) {
        m_capacity = text.size() + spare;
        // Not initialized: the memory is asked for, but only what is used is ever touched.
        m_marks.reset(new std::uint32_t[m_capacity]);
        m_ends.reset(new std::uint32_t[m_capacity]);
    }
    CsvIndexRoom room{m_marks.get(), m_ends.get()};
    best_kernel().index(text.data(), text.size(), delimiter, room);
    const bool has_line_end = text.empty() || text.back() == '\n' || text.back() == '\r';
    // A line end within quotes cannot be the last byte of a sound text.
    if (!has_line_end) {
        room.ends[room.end_count++] = static_cast<std::uint32_t>(room.mark_count);
        room.marks[room.mark_count++] = static_cast<std::uint32_t>(text.size());
    }
    m_mark_count = room.mark_count;
    m_end_count = room.end_count;
    m_has_nul = room.has_nul;
    m_is_ascii = room.is_ascii;
}

}  // namespace rodevlag
