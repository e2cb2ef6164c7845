// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/demo_patient.hpp"

#include "acquisition/simulation/simulate.hpp"
#include "data/formats/edf_file.hpp"

namespace facialis::engine {

Result<void> writeDemoPatient(const std::string& scenario, const std::string& path)
{
    acquisition::SimulationOptions options;
    options.scenario = scenario;
    const auto patient = acquisition::simulate(options);
    if (!patient)
        return tl::unexpected(patient.error());
    const auto written = writeEdf(*patient->recording, EdfVariant::edf, path);
    if (!written)
        return tl::unexpected(written.error());
    return {};
}

}  // namespace facialis::engine
