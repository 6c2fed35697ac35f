import { useMe } from '../../app/session.js';
import { MyHome } from './my-home.js';
import { VisitorHome } from './visitor-home.js';

/** One's own news, or for visitors what this place is. */
export const HomeScreen = () => (useMe() === null ? <VisitorHome /> : <MyHome />);
