import os

import no.such.module
