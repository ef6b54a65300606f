package hetnet.cli;

import java.util.concurrent.Callable;

/** A command that takes the fields of configuration records as options; each may also be written KEY=value. */
interface SettingsCommand extends Callable<Integer> {

    /** The options of the records. */
    ConfigOptions settings();
}
