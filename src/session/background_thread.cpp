// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/background_thread.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace facialis::engine {

void standBack()
{
    constexpr int niceness = 10;
    // Under Linux this is of the one thread, and inherited by those it creates.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<::id_t>(::gettid()), niceness));
}

}  // namespace facialis::engine
