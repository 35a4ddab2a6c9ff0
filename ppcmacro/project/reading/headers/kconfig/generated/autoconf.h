/* Stands before the header of a configured tree when the configuration comes from --kconfig. */
