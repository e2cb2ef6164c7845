// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/real_fft.hpp"

#include <cassert>
#include <fftw3.h>
#include <mutex>

namespace facialis::dsp {
namespace {

/// FFTW's planner is one global object; only execution is thread-safe.
std::mutex& plannerMutex()
{
    static std::mutex mutex;
    return mutex;
}

}  // namespace

struct RealFft::Plan {
    std::size_t length;
    double* in;
    fftw_complex* out;
    fftw_plan plan;

    explicit Plan(std::size_t count)
        : length(count), in(fftw_alloc_real(count)), out(fftw_alloc_complex(count / 2 + 1))
    {
        const std::lock_guard lock(plannerMutex());
        // An estimate, not a measurement: the same plan, so the same rounding, on every run.
        plan = fftw_plan_dft_r2c_1d(int(count), in, out, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    }
    ~Plan()
    {
        const std::lock_guard lock(plannerMutex());
        fftw_destroy_plan(plan);
        fftw_free(in);
        fftw_free(out);
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
};

RealFft::RealFft(std::size_t length) : plan_(std::make_unique<Plan>(length))
{
    assert(length >= 2 && length % 2 == 0 && "an even number of samples");
}

RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

std::size_t RealFft::length() const
{
    return plan_->length;
}

std::span<double> RealFft::input()
{
    return {plan_->in, plan_->length};
}

std::span<const std::complex<double>> RealFft::transform()
{
    fftw_execute(plan_->plan);
    // FFTW documents fftw_complex as binary compatible with std::complex<double>.
    return {reinterpret_cast<const std::complex<double>*>(plan_->out), plan_->length / 2 + 1};
}

}  // namespace facialis::dsp
