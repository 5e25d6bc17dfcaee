"""Which of the program's processes goes before which, where processors are few."""

import os
import sys

BELOW_NORMAL = 0x4000


def stand_back(niceness: int) -> None:
    """Let other processes, the window above all, go before this one.

    Args:
        niceness: How far, from 1 to 19; Windows knows one step.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.nice(niceness)
